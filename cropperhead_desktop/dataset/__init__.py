"""Datasets: plain values and files that labelled crops are exported to, read back from, and counted in."""
