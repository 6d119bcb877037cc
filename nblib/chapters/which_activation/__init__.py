"""Which activation: softmax, one's own, and which one learns best."""
