"""Parts of the check ``share``."""
