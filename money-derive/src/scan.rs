//! `#[float_free]` on a function, an `impl`, a trait or a module: no float is written inside.
//!
//! A field that the derive leaves out is an exception here, too.
//!
//! The tokens are read as they stand, arguments of macros among them, so nothing of an item is
//! overlooked because a parser does not know it; what a macro or a type from elsewhere brings in is
//! not seen. The item itself comes out unchanged, so that the user sees these errors and no others.

use crate::exception::{Mark, extent};
use crate::options::Errors;
use proc_macro2::{Group, Ident, Literal, Spacing, TokenStream, TokenTree};
use syn::Error;

/// The types of binary floats.
const TYPES: [&str; 4] = ["f16", "f32", "f64", "f128"];

/// Functions that compute with floats, although no word of their names says so.
const FUNCTIONS: [&str; 3] = ["powf", "to_float", "from_float"];

/// The macros of `money` that read exact literals.
const EXACT_MACROS: [&str; 12] =
    ["num", "money", "exact", "rate", "usd", "eur", "gbp", "jpy", "chf", "aud", "cad", "cny"];

pub(crate) fn expand(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let tokens: Vec<TokenTree> = item.into_iter().collect();
    if let Some(error) = refusal_of_arguments(arguments).or_else(|| refusal_of(&tokens)) {
        let mut expanded = error.into_compile_error();
        expanded.extend(tokens);
        return expanded;
    }
    let mut scan = Scan { errors: Errors::default() };
    let tokens = scan.tokens(&tokens);
    let mut expanded = scan.errors.to_compile_error().unwrap_or_default();
    expanded.extend(tokens);
    expanded
}

/// The attribute takes nothing where it stands on an item.
fn refusal_of_arguments(arguments: TokenStream) -> Option<Error> {
    let argument = arguments.into_iter().next()?;
    let message = format!(
        "unexpected `{argument}`: on an item `#[float_free]` takes nothing; an exception inside it \
         is marked `#[float_free(allow = \"reason\")]`"
    );
    Some(Error::new(argument.span(), message))
}

/// Why the attribute cannot stand on this item.
fn refusal_of(item: &[TokenTree]) -> Option<Error> {
    let mut words = item.iter().filter_map(|token| match token {
        TokenTree::Ident(word) => Some(word),
        _ => None,
    });
    // `const fn` has another word that says what it is; `const NAME` has none.
    let keyword = words.clone().find(|word| is_item(word)).or_else(|| words.next())?;
    let problem = match keyword.to_string().as_str() {
        "struct" | "enum" | "union" => "write `#[derive(FloatFree)]`, which sees through aliases",
        "mod" if !matches!(item.last(), Some(TokenTree::Group(_))) => {
            "this module is in another file, which the attribute does not see: write \
             `#[float_free]` on the items in there, or let the lint check it"
        }
        "fn" | "impl" | "trait" | "mod" => return None,
        _ => "it stands on `fn`, `impl`, `trait` or `mod`",
    };
    Some(Error::new(keyword.span(), format!("`#[float_free]` proves nothing here: {problem}")))
}

/// True for the words that say what an item is.
fn is_item(word: &Ident) -> bool {
    let words =
        ["fn", "impl", "trait", "mod", "struct", "enum", "union", "use", "type", "static", "macro"];
    words.iter().any(|item| word == item)
}

struct Scan {
    errors: Errors,
}

impl Scan {
    /// The same tokens, without the marks of exceptions.
    fn tokens(&mut self, tokens: &[TokenTree]) -> TokenStream {
        let mut kept = Vec::with_capacity(tokens.len());
        let mut rest = tokens;
        while let [token, after @ ..] = rest {
            rest = after;
            if let (true, [TokenTree::Group(group), behind @ ..]) = (is_punct(token, '#'), after)
                && let Some(mark) = Mark::of(group)
            {
                rest = behind;
                if matches!(mark, Mark::Skipped | Mark::OfDerive) {
                    kept.extend([token.clone(), group.clone().into()]);
                }
                if let Mark::Exception(reason) = mark {
                    self.errors.add(reason);
                } else if !matches!(mark, Mark::Skipped) {
                    continue;
                }
                let (excepted, further) = behind.split_at(extent(behind));
                kept.extend_from_slice(excepted);
                rest = further;
                continue;
            }
            match token {
                TokenTree::Group(group) => {
                    let exact = is_exact_macro(&kept);
                    let group = if exact { group.clone() } else { self.group(group) };
                    kept.push(group.into());
                    continue;
                }
                TokenTree::Ident(word) => self.word(word),
                TokenTree::Literal(literal) => self.literal(literal, &kept),
                TokenTree::Punct(_) => {}
            }
            kept.push(token.clone());
        }
        kept.into_iter().collect()
    }

    fn group(&mut self, group: &Group) -> Group {
        let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
        let inside = self.tokens(&tokens);
        let mut same = Group::new(group.delimiter(), inside);
        same.set_span(group.span());
        same
    }

    fn word(&mut self, word: &Ident) {
        let text = word.to_string();
        if TYPES.contains(&text.as_str()) {
            let message = format!(
                "`{text}` is a binary float, which is not the decimal it is written as: write \
                 `SafeNumber`, `ExactMoney<C>`, `Money<C>` or an integer of minor units"
            );
            self.errors.push(word.span(), message);
        } else if names_float(&text) {
            let message = format!(
                "`{text}` takes or makes a binary float: compute with exact numbers, or mark the \
                 exception with `#[float_free(allow = \"reason\")]`"
            );
            self.errors.push(word.span(), message);
        }
    }

    fn literal(&mut self, literal: &Literal, before: &[TokenTree]) {
        let text = literal.to_string();
        if !is_float(&text) || is_field_of_field(before) {
            return;
        }
        let digits = TYPES.iter().find_map(|ty| text.strip_suffix(ty)).unwrap_or(&text);
        let digits = digits.trim_end_matches('_').trim_end_matches('.');
        let write = if digits.contains(['e', 'E']) {
            format!("write `\"{digits}\".parse::<SafeNumber>()`")
        } else {
            format!("write `num!({digits})`")
        };
        let message = format!("`{text}` is a binary float, not that decimal: {write}");
        self.errors.push(literal.span(), message);
    }
}

fn is_punct(token: &TokenTree, character: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == character)
}

/// True if what stands before a group is one of `money`'s macros, whose literals are exact.
fn is_exact_macro(before: &[TokenTree]) -> bool {
    match before {
        [.., TokenTree::Ident(name), bang] if is_punct(bang, '!') => {
            EXACT_MACROS.iter().any(|exact| name == exact)
        }
        _ => false,
    }
}

/// True for names such as `to_f64`, `from_f64_retain`, `as_secs_f32`.
fn names_float(word: &str) -> bool {
    FUNCTIONS.contains(&word) || word.split('_').any(|part| TYPES.contains(&part))
}

/// True for the text of a float literal.
fn is_float(text: &str) -> bool {
    let bytes = text.as_bytes();
    if !bytes.first().is_some_and(u8::is_ascii_digit) {
        return false;
    }
    let has_base = ["0x", "0b", "0o"].iter().any(|base| text.starts_with(base));
    let has_type = TYPES.iter().any(|ty| text.ends_with(ty));
    !has_base && (has_type || text.contains('.') || has_exponent(text))
}

/// True for `1e5`; the `e` of `1isize` and `7usize` is in a suffix.
fn has_exponent(text: &str) -> bool {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '_');
    digits.starts_with(['e', 'E'])
}

/// True where `0.1` is read off a tuple of tuples: behind a point that is not a range's.
fn is_field_of_field(before: &[TokenTree]) -> bool {
    let is_range = |token: Option<&TokenTree>| {
        matches!(token, Some(TokenTree::Punct(punct))
            if punct.as_char() == '.' && punct.spacing() == Spacing::Joint)
    };
    match before {
        [earlier @ .., point] => is_punct(point, '.') && !is_range(earlier.last()),
        [] => false,
    }
}
