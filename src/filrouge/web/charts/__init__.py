"""Charts as plain geometry: what the templates draw as SVG, with words for those who do not see it."""
