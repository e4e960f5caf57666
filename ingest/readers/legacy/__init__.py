"""Text typed in fonts from before Unicode (TCVN3, VNI) becomes Unicode; what is Unicode already stays."""
