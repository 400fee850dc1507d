"""The rule model, its YAML form, loading, configuration and explanation."""
