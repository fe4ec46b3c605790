"""A printed criterion becomes a proposed rule where every word of it is understood: words → clauses → shapes → proposal."""
