"""Auditing: grade each claim of a document against the rows of a release."""

from bilateral.audit.judge import audit
from bilateral.audit.model import Audit, AuditedClaim, AuditedDocument, Fault, Omission, Verdict

__all__ = ["Audit", "AuditedClaim", "AuditedDocument", "Fault", "Omission", "Verdict", "audit"]
