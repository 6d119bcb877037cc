"""Before and after: the course's own questions on what beginners believe, in two parallel forms, to be scored and collected."""

from nblib.chapters.before_after.form_view import before_after, export, scores

__all__ = ["before_after", "export", "scores"]
