"""The document as Word: the parts of a .docx file, written as they are defined (ISO/IEC 29500)."""
