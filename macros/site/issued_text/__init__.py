"""原文逐句: the issued text against the built pages, sentence by sentence."""
