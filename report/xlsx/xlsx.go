// Package xlsx writes a book as an Excel workbook.
package xlsx
