"""From the two folders to what a site needs: checked before a page is built, finished after."""

from macros.assessment.contradictions import notices
from macros.publication.preparing import drafted, prepare
from macros.publication.publication import Publication, closing, refusal, summary

__all__ = ["Publication", "closing", "drafted", "notices", "prepare", "refusal", "summary"]
