"""The only SQL: a dossier's documents, articles, annotations, versions, journal and search index.

Rows and bytes go in and out; what they mean is the business of `filrouge.dossier`. Statements keep
to what SQLite and PostgreSQL share, but for `schema` and `shown`, which hold the full-text index.
"""
