//! The royalty file: CSV with a header row, one payout a row.
//!
//! Everything wrong with a file is reported, with line and column, not only the first fault. A file
//! with a fault gives no payouts at all.

use crate::fields::{Place, Places, field_start};
use crate::payout::{Payout, validate_pool, validate_share};
use csv::{ByteRecord, ReaderBuilder};
use money::{AnyCurrency, Currency, Money, SafeNumber};
use std::collections::HashMap;
use std::fmt;

const COLUMNS: [&str; 5] = ["payout_id", "payee", "pool", "share", "currency"];

/// Something wrong with the file, and where; line and column are 1-based, columns in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    place: Place,
    message: String,
}

impl Fault {
    /// The line, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.place.line
    }

    /// The column in characters, from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        self.place.column
    }

    /// What is wrong, and what was expected.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.place.line, self.place.column, self.message)
    }
}

/// Reads and validates a whole file.
///
/// # Errors
///
/// Every fault of the file, in the order of their places.
pub fn read(bytes: &[u8]) -> Result<Vec<Payout>, Vec<Fault>> {
    let mut file = File { bytes, places: Places::of(bytes), faults: Vec::new() };
    let payouts = file.payouts();
    if file.faults.is_empty() {
        return Ok(payouts);
    }
    file.faults.sort_by_key(|fault| fault.place);
    Err(file.faults)
}

struct File<'a> {
    bytes: &'a [u8],
    places: Places<'a>,
    faults: Vec<Fault>,
}

/// A record and where it starts.
struct Record {
    fields: ByteRecord,
    start: usize,
}

impl File<'_> {
    fn payouts(&mut self) -> Vec<Payout> {
        let mut records = self.records().into_iter();
        let Some(header) = records.next() else {
            self.fault(0, format!("the file is empty, expected the header {}", COLUMNS.join(",")));
            return Vec::new();
        };
        let Some(columns) = self.columns(&header) else {
            return Vec::new();
        };
        let mut first_places = HashMap::new();
        let mut payouts = Vec::new();
        for record in records {
            let Some(fields) = self.fields(&record, &header, columns) else {
                continue;
            };
            self.once(&mut first_places, &fields[0]);
            payouts.extend(self.payout(&fields));
        }
        payouts
    }

    fn records(&mut self) -> Vec<Record> {
        let mut reader =
            ReaderBuilder::new().has_headers(false).flexible(true).from_reader(self.bytes);
        let mut records = Vec::new();
        loop {
            let mut fields = ByteRecord::new();
            match reader.read_byte_record(&mut fields) {
                Ok(true) => {
                    let position = fields.position().map_or(0, csv::Position::byte);
                    let start = usize::try_from(position).unwrap_or(usize::MAX);
                    records.push(Record { start: self.skip_line_ends(start), fields });
                }
                Ok(false) => return records,
                Err(error) => {
                    self.fault(self.bytes.len(), format!("the file cannot be read: {error}"));
                    return records;
                }
            }
        }
    }

    /// Blank lines are no records, but the reader counts them to the record behind them.
    fn skip_line_ends(&self, start: usize) -> usize {
        let blank = |byte: &&u8| matches!(byte, b'\r' | b'\n');
        start + self.bytes.iter().skip(start).take_while(blank).count()
    }

    /// Where each of [`COLUMNS`] stands, if each stands once and no other does.
    fn columns(&mut self, header: &Record) -> Option<[usize; 5]> {
        let before = self.faults.len();
        let names: Vec<_> = header.fields.iter().map(String::from_utf8_lossy).collect();
        for (index, name) in names.iter().enumerate() {
            let known = COLUMNS.contains(&&**name);
            if !known {
                let (name, known) = (shown(name), COLUMNS.join(", "));
                let message = format!("unknown column `{name}`, expected {known}");
                self.fault_in(header, index, 0, message);
            } else if names[..index].contains(name) {
                self.fault_in(header, index, 0, format!("column `{name}` stands twice"));
            }
        }
        let mut columns = [0; 5];
        for (column, wanted) in columns.iter_mut().zip(COLUMNS) {
            if let Some(index) = names.iter().position(|name| name == wanted) {
                *column = index;
            } else {
                let message = format!("column `{wanted}` is missing from the header");
                self.fault_in(header, names.len(), 0, message);
            }
        }
        (self.faults.len() == before).then_some(columns)
    }

    /// The five fields of a row as text, in the order of [`COLUMNS`].
    fn fields(
        &mut self,
        record: &Record,
        header: &Record,
        columns: [usize; 5],
    ) -> Option<[Field; 5]> {
        let (found, wanted) = (record.fields.len(), header.fields.len());
        // The first one only: behind it, nobody knows where fields end.
        if let Some(at) = (0..found).find_map(|index| self.stray_quote(record, index)) {
            self.fault(at, "a quote that neither opens nor closes the whole field".into());
            return None;
        }
        if found != wanted {
            let plural = if found == 1 { "" } else { "s" };
            let message = format!("the row has {found} column{plural}, expected {wanted}");
            self.fault_in(record, found.min(wanted), 0, message);
            return None;
        }
        let fields = columns.map(|index| self.text(record, index));
        match fields {
            [Some(id), Some(payee), Some(pool), Some(share), Some(currency)] => {
                Some([id, payee, pool, share, currency])
            }
            _ => None,
        }
    }

    fn text(&mut self, record: &Record, index: usize) -> Option<Field> {
        let bytes = record.fields.get(index)?;
        if let Some(offset) = bytes.iter().position(u8::is_ascii_control) {
            let message = format!("control character {:#04x}", bytes[offset]);
            self.fault_in(record, index, offset, message);
            return None;
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => {
                let at = self.content(record, index);
                Some(Field { text: text.to_owned(), at })
            }
            Err(error) => {
                let byte = bytes[error.valid_up_to()];
                let message = format!("byte {byte:#04x} is not UTF-8");
                self.fault_in(record, index, error.valid_up_to(), message);
                None
            }
        }
    }

    /// A quote where RFC 4180 has none: the reader would take it as a part of the text.
    fn stray_quote(&self, record: &Record, index: usize) -> Option<usize> {
        let start = field_start(self.bytes, record.start, index);
        let next = field_start(self.bytes, record.start, index + 1);
        let end = if index + 1 < record.fields.len() { next.saturating_sub(1) } else { next };
        let raw = self.bytes.get(start..end)?;
        let first = raw.iter().position(|byte| *byte == b'"')?;
        let inner = raw.strip_prefix(b"\"").and_then(|raw| raw.strip_suffix(b"\""));
        let Some(inner) = inner else { return Some(start + first) };
        // Inside, quotes stand in pairs.
        let mut bytes = inner.iter().enumerate();
        while let Some((offset, byte)) = bytes.next() {
            if *byte == b'"' && bytes.next().is_none_or(|(_, next)| *next != b'"') {
                return Some(start + 1 + offset);
            }
        }
        None
    }

    /// Faults an id that stood in the file before.
    fn once(&mut self, first_places: &mut HashMap<String, usize>, id: &Field) {
        if id.text.is_empty() {
            self.fault(id.at, "the payout id is empty".into());
            return;
        }
        match first_places.get(&id.text) {
            None => {
                first_places.insert(id.text.clone(), id.at);
            }
            Some(first) => {
                let line = self.places.place(*first).line;
                let id_text = shown(&id.text);
                self.fault(id.at, format!("payout id `{id_text}` stands on line {line} too"));
            }
        }
    }

    fn payout(&mut self, fields: &[Field; 5]) -> Option<Payout> {
        let [id, payee, pool, share, currency] = fields;
        if payee.text.is_empty() {
            self.fault(payee.at, "the payee is empty".into());
        }
        let share = self.share(share);
        let pool = match AnyCurrency::from_code(&currency.text) {
            Ok(currency) => self.pool(pool, currency),
            Err(error) => {
                self.fault(currency.at, error.to_string());
                None
            }
        };
        let (id, payee) = (id.text.clone(), payee.text.clone());
        Some(Payout { id, payee, pool: pool?, share: share? })
    }

    fn pool(&mut self, field: &Field, currency: AnyCurrency) -> Option<Money<AnyCurrency>> {
        let pool = Money::parse_in(&field.text, currency);
        let pool = pool.map_err(|error| (error.position().unwrap_or(0), error.to_string()));
        let pool = pool.and_then(|pool| match validate_pool(pool) {
            Ok(()) => Ok(pool),
            Err(error) => Err((0, error.to_string())),
        });
        self.sound(field, pool)
    }

    /// A share: `num/den`, or a percentage.
    fn share(&mut self, field: &Field) -> Option<SafeNumber> {
        let percent = field.text.strip_suffix('%');
        let share = percent.unwrap_or(&field.text).parse::<SafeNumber>().map_err(|error| {
            let message = format!("{error} (a share is `1/7` or `12.5%`)");
            (error.position().unwrap_or(0), message)
        });
        let share = share.and_then(|number| {
            let share = if percent.is_some() { number / 100 } else { number };
            match validate_share(&share, &shown(&field.text)) {
                Ok(()) => Ok(share),
                Err(error) => Err((0, error.to_string())),
            }
        });
        self.sound(field, share)
    }

    /// The value of a field, or its fault: an offset into the field and a message.
    fn sound<T>(&mut self, field: &Field, value: Result<T, (usize, String)>) -> Option<T> {
        match value {
            Ok(value) => Some(value),
            Err((offset, message)) => {
                self.fault(field.at + offset, message);
                None
            }
        }
    }

    /// The byte where the content of a field starts: behind the quote, if there is one.
    fn content(&self, record: &Record, index: usize) -> usize {
        let start = field_start(self.bytes, record.start, index);
        start + usize::from(self.bytes.get(start) == Some(&b'"'))
    }

    fn fault_in(&mut self, record: &Record, index: usize, offset: usize, message: String) {
        self.fault(self.content(record, index) + offset, message);
    }

    fn fault(&mut self, at: usize, message: String) {
        self.faults.push(Fault { place: self.places.place(at), message });
    }
}

/// A text of the file as a message shows it: short, and without control characters, which would
/// move a terminal's cursor.
pub(crate) fn shown(text: &str) -> String {
    const LIMIT: usize = 40;
    let mut shown: String = text.chars().take(LIMIT).flat_map(char::escape_debug).collect();
    if text.chars().nth(LIMIT).is_some() {
        shown.push('…');
    }
    shown
}

/// The text of a field and the byte where it starts.
struct Field {
    text: String,
    at: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(file: &[u8]) -> Vec<String> {
        read(file).unwrap_err().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn reads_columns_in_any_order() {
        let file = "currency,share,pool,payee,payout_id\r\n\r\nUSD,1/7,100.00,\"Doe, J\",R1\r\n\
                    JPY,12.5%,1000,Ø,R2\n";
        let payouts = read(file.as_bytes()).unwrap();
        assert_eq!(payouts.len(), 2);
        assert_eq!(payouts[0].payee, "Doe, J");
        assert_eq!(payouts[0].exact().to_string(), "USD 100/7");
        assert_eq!(payouts[1].exact().to_string(), "JPY 125");
    }

    #[test]
    fn reports_every_fault_with_its_place() {
        let mut file = b"payout_id,payee,pool,share,currency\n".to_vec();
        file.extend("R1,Ann,100.00,1/7,USX\n".bytes());
        file.extend("R2,Bob,1x0.00,3/2,USD\n".bytes());
        file.extend("R3,Ann,100.00,3/2,USD\n".bytes());
        file.extend("R1,Ann,100.00,1/7,USD\n".bytes());
        file.extend("R4,Ann,100.00,1/7\n".bytes());
        file.extend(b"R5,A\xffn,100.00,1/7,USD\n");
        file.extend("R6,Ann,100.005,1/0,USD\n".bytes());
        file.extend("R7,Ann,-1.00,-1/7,USD\n".bytes());
        file.extend(",,\"1e5\",150%,USD\n".bytes());
        file.extend("R8,Ann,99999999999999999999.00,1/7,USD".bytes());
        assert_eq!(
            faults(&file),
            [
                "2:19: unknown currency code `USX`, did you mean `USD`?",
                "3:9: `1x0.00` is not an amount: unexpected `x` at position 1, \
                 expected a plain decimal such as 12.34",
                "3:15: share `3/2` is over 1, expected a part of the pool",
                "4:15: share `3/2` is over 1, expected a part of the pool",
                "5:1: payout id `R1` stands on line 2 too",
                "6:18: the row has 4 columns, expected 5",
                "7:5: byte 0xff is not UTF-8",
                "8:8: `100.005` does not fit whole minor units of USD (0.01) without rounding",
                "8:18: `1/0` is not an exact number: zero denominator at position 2, \
                 expected another one (a share is `1/7` or `12.5%`)",
                "9:8: pool `USD -1.00` is negative, expected zero or more",
                "9:14: share `-1/7` is negative, expected a part of the pool",
                "10:1: the payout id is empty",
                "10:2: the payee is empty",
                "10:5: `1e5` is not an amount: unexpected `e` at position 1, \
                 expected a plain decimal such as 12.34",
                "10:9: share `150%` is over 1, expected a part of the pool",
                "11:8: pool `USD 99999999999999999999.00` is beyond the store's range of 64-bit \
                 minor units",
            ]
        );
    }

    #[test]
    fn stray_quotes_and_control_characters_are_faults() {
        let header = "payout_id,payee,pool,share,currency\n";
        let fault = |row: &str| faults(format!("{header}{row}").as_bytes());
        let stray = "a quote that neither opens nor closes the whole field";
        assert_eq!(fault("\"R1\"z,Ann,1,1/1,USD\n"), [format!("2:1: {stray}")]);
        assert_eq!(fault("R1,A\"n,1,1/1,USD\n"), [format!("2:5: {stray}")]);
        assert_eq!(fault("R1,Ann,1,1/1,\"USD"), [format!("2:14: {stray}")]);
        assert_eq!(fault("\"R1,Ann,1,1/1,USD\nR2,Bob,1,1/1,USD\n"), [format!("2:1: {stray}")]);
        assert_eq!(fault("R1,A\0n,1,1/1,USD\n"), ["2:5: control character 0x00"]);
        assert_eq!(fault("R1,\"A\tn\",1,1/1,USD\n"), ["2:6: control character 0x09"]);
        let quoted = format!("{header}R1,\"The \"\"Ann\"\"\",\"1\",\"1/1\",\"USD\"\r\n");
        assert_eq!(read(quoted.as_bytes()).unwrap()[0].payee, "The \"Ann\"");
    }

    #[test]
    fn reports_faults_of_the_header() {
        assert_eq!(
            faults(b""),
            ["1:1: the file is empty, expected the header payout_id,payee,pool,share,currency"]
        );
        assert_eq!(
            faults(b"payout_id,payee,pool,share,share,amount\nR1,Ann,1,1,1,1\n"),
            [
                "1:28: column `share` stands twice",
                "1:34: unknown column `amount`, expected payout_id, payee, pool, share, currency",
                "1:40: column `currency` is missing from the header",
            ]
        );
    }

    #[test]
    fn a_byte_order_mark_is_no_fault() {
        let file = "\u{feff}payout_id,payee,pool,share,currency\nR1,Ann,1,1/1,USD\n";
        assert_eq!(read(file.as_bytes()).unwrap().len(), 1);
    }
}
