//! Where the fields of a CSV record stand in the file, which the `csv` crate does not say.

/// A place in the file, both 1-based; the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) line: usize,
    pub(crate) column: usize,
}

/// The byte where field `index` of the record that starts at `start` begins, or where the record
/// ends if it has no such field. Quoting is that of RFC 4180.
pub(crate) fn field_start(bytes: &[u8], start: usize, index: usize) -> usize {
    let mut commas_left = index;
    let mut quoted = false;
    for (at, byte) in bytes.iter().enumerate().skip(start) {
        if commas_left == 0 {
            return at;
        }
        match byte {
            b'"' => quoted = !quoted,
            b',' if !quoted => commas_left -= 1,
            b'\n' | b'\r' if !quoted => return at,
            _ => {}
        }
    }
    bytes.len()
}

/// Finds the place of a byte of a file.
pub(crate) struct Places<'a> {
    bytes: &'a [u8],
    line_starts: Vec<usize>,
}

impl<'a> Places<'a> {
    pub(crate) fn of(bytes: &'a [u8]) -> Self {
        let line_ends = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
        let line_starts = std::iter::once(0).chain(line_ends.map(|(end, _)| end + 1)).collect();
        Self { bytes, line_starts }
    }

    pub(crate) fn place(&self, at: usize) -> Place {
        let at = at.min(self.bytes.len());
        let line = self.line_starts.partition_point(|start| *start <= at);
        let before = &self.bytes[self.line_starts[line - 1]..at];
        Place { line, column: String::from_utf8_lossy(before).chars().count() + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &[u8] = "a,b,c\n\"x,\"\"1\",é,z\r\nlast,2".as_bytes();

    #[test]
    fn fields_start_behind_unquoted_commas() {
        let text = |record: usize, index: usize| {
            let start = field_start(FILE, record, index);
            String::from_utf8_lossy(&FILE[start..]).chars().take(2).collect::<String>()
        };
        assert_eq!(text(0, 0), "a,");
        assert_eq!(text(0, 2), "c\n");
        assert_eq!(text(0, 3), "\n\"");
        assert_eq!(text(6, 1), "é,");
        assert_eq!(text(6, 2), "z\r");
        assert_eq!(field_start(FILE, FILE.len() - 6, 5), FILE.len());
    }

    #[test]
    fn places_count_characters() {
        let start = field_start(FILE, 6, 2);
        let places = Places::of(FILE);
        assert_eq!(places.place(start), Place { line: 2, column: 11 });
        assert_eq!(places.place(0), Place { line: 1, column: 1 });
        assert_eq!(places.place(999).line, 3);
        assert_eq!(Places::of(b"").place(0), Place { line: 1, column: 1 });
    }
}
