//! Byte offsets to lines and columns.

use crate::finding::Position;

/// Where each line of a text starts.
#[derive(Debug)]
pub(crate) struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    pub(crate) fn new(text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Self { starts: std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect() }
    }

    /// The 0-based number of the line that holds byte `at`.
    pub(crate) fn line_of(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).saturating_sub(1)
    }

    /// The byte at which a 0-based line starts.
    pub(crate) fn start_of(&self, line: usize) -> usize {
        self.starts.get(line).or(self.starts.last()).copied().unwrap_or(0)
    }

    /// The byte of a place: the line from 1, the column in characters from 0 and without a byte
    /// order mark.
    pub(crate) fn byte_of(&self, text: &str, at: crate::facts::Pos) -> usize {
        let line = usize::try_from(at.line).unwrap_or(usize::MAX).saturating_sub(1);
        let column = usize::try_from(at.column).unwrap_or(usize::MAX);
        let start = self.start_of(line);
        let rest = text.get(start..).unwrap_or_default();
        let mark = if rest.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let mut characters = rest.get(mark..).unwrap_or_default().char_indices();
        let inside = characters.nth(column).map_or(rest.len() - mark, |(at, _)| at);
        start + mark + inside
    }

    /// Line and column, both 1-based, the column in characters.
    pub(crate) fn position(&self, text: &str, at: usize) -> Position {
        let line = self.line_of(at);
        let before = text.get(self.start_of(line)..at).unwrap_or_default();
        Position { line: line + 1, column: before.chars().filter(|c| *c != '\u{feff}').count() + 1 }
    }

    /// The text of a 0-based line without its line end.
    pub(crate) fn text_of<'t>(&self, text: &'t str, line: usize) -> &'t str {
        let start = self.start_of(line);
        let rest = text.get(start..).unwrap_or_default();
        rest.split('\n').next().unwrap_or_default().trim_end_matches('\r')
    }
}

#[cfg(test)]
mod tests {
    use super::LineIndex;

    #[test]
    fn columns_count_characters_and_lines_count_from_one() {
        let text = "ab\né\u{1f4b0}x\r\nlast";
        let index = LineIndex::new(text);
        let at = |needle: &str| {
            let position = index.position(text, text.find(needle).unwrap());
            (position.line, position.column)
        };
        assert_eq!(at("ab"), (1, 1));
        assert_eq!(at("x"), (2, 3));
        assert_eq!(at("last"), (3, 1));
        assert_eq!(index.text_of(text, 1), "é\u{1f4b0}x");
    }
}
