"""The interface for programs: OpenAPI 3.1 under ``/api/v1``, beside the desk and within the same checks."""

from filrouge.web.rest.description import description
from filrouge.web.rest.service import interface

__all__ = ["description", "interface"]
