"""Parts of the check ``cited-title``."""
