"""Parts of the check ``near-miss``."""
