"""From plain-text historical memos to validated TEI P5 editions."""
