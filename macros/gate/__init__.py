"""What may not be published: unknown calls, typed numbers, private numbers, dangling references."""
