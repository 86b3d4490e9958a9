//! `#[float_free(allow = "reason")]` inside an item: what it says, and how far it reaches.

use crate::options::given;
use proc_macro2::{Delimiter, Group, Ident, Spacing, TokenTree};
use syn::parse::{ParseStream, Parser};
use syn::{Error, LitStr, Result, Token};

/// A mark of this attribute.
pub(crate) enum Mark {
    /// `#[float_free]` on an inner item, which is read with the outer one.
    Plain,
    /// An exception, and what is wrong with its reason.
    Exception(Result<()>),
    /// A field that the derive leaves out, for its own reason.
    Skipped,
    /// Something else that the derive reads.
    OfDerive,
}

impl Mark {
    /// Reads the brackets of an attribute; `None` if it is another one.
    pub(crate) fn of(brackets: &Group) -> Option<Self> {
        if brackets.delimiter() != Delimiter::Bracket {
            return None;
        }
        let tokens: Vec<TokenTree> = brackets.stream().into_iter().collect();
        // The last part of the path, and what stands in parentheses behind it.
        let (name, options) = match tokens.as_slice() {
            [.., TokenTree::Ident(name)] => (name, None),
            [.., TokenTree::Ident(name), TokenTree::Group(options)] => (name, Some(options)),
            _ => return None,
        };
        if name != "float_free" {
            return None;
        }
        let Some(options) = options else { return Some(Self::Plain) };
        let first = options.stream().into_iter().next().map(|token| token.to_string());
        Some(match first.as_deref() {
            Some("skip") => Self::Skipped,
            Some("bound" | "crate") => Self::OfDerive,
            _ => Self::Exception(reason(options)),
        })
    }
}

fn reason(options: &Group) -> Result<()> {
    let expected = "expected `allow = \"reason\"`";
    if options.stream().is_empty() {
        return Err(Error::new(options.span(), expected));
    }
    let parse = |input: ParseStream<'_>| {
        let name: Ident = input.parse()?;
        if name != "allow" {
            return Err(Error::new(name.span(), format!("unknown option `{name}`, {expected}")));
        }
        if input.parse::<Option<Token![=]>>()?.is_none() {
            return Err(Error::new(name.span(), "an exception needs its reason: `allow = \"…\"`"));
        }
        let reason: LitStr =
            input.parse().map_err(|error: Error| Error::new(error.span(), expected))?;
        given(&reason, "allow")
    };
    parse.parse2(options.stream())
}

/// What a statement, an item, a field, an argument or a match arm ends with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// `let`, `static`, `type`.
    Semicolon,
    /// `fn` and other items with a body, or without one.
    BodyOrSemicolon,
    /// `if`, `match`, loops and blocks.
    Body,
    /// A field or a parameter, whose type may have commas between angle brackets.
    CommaBehindType,
    /// An expression, an argument, an arm.
    CommaOrSemicolon,
}

/// How many of the tokens belong to what they begin with.
pub(crate) fn extent(tokens: &[TokenTree]) -> usize {
    let start = behind_attributes(tokens);
    let end = end_of(&tokens[start..]);
    let mut angles = 0i32;
    for (index, token) in tokens.iter().enumerate().skip(start) {
        let ends = match token {
            TokenTree::Punct(punct) => match punct.as_char() {
                ';' => true,
                ',' => match end {
                    End::CommaOrSemicolon => true,
                    End::CommaBehindType => angles <= 0,
                    _ => false,
                },
                '<' => {
                    angles += 1;
                    false
                }
                '>' => {
                    let is_arrow = matches!(tokens.get(index.wrapping_sub(1)),
                        Some(TokenTree::Punct(before)) if before.as_char() == '-');
                    angles -= i32::from(!is_arrow);
                    false
                }
                _ => false,
            },
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => match end {
                End::BodyOrSemicolon => true,
                End::Body => !is_word(tokens.get(index + 1), "else"),
                _ => false,
            },
            _ => false,
        };
        if ends {
            return index + 1;
        }
    }
    tokens.len()
}

/// The place behind further attributes.
fn behind_attributes(tokens: &[TokenTree]) -> usize {
    let mut start = 0;
    while let [TokenTree::Punct(hash), TokenTree::Group(_), ..] = &tokens[start..] {
        if hash.as_char() != '#' {
            break;
        }
        start += 2;
    }
    start
}

fn end_of(tokens: &[TokenTree]) -> End {
    let mut rest = tokens;
    loop {
        match rest {
            [TokenTree::Ident(word), after @ ..] => {
                let text = word.to_string();
                match text.as_str() {
                    "let" | "static" | "type" | "use" => return End::Semicolon,
                    "fn" | "impl" | "trait" | "mod" | "struct" | "enum" | "union" => {
                        return End::BodyOrSemicolon;
                    }
                    "if" | "match" | "for" | "while" | "loop" => return End::Body,
                    "const" if is_const_item(after) => return End::Semicolon,
                    "pub" | "const" | "async" | "unsafe" | "extern" | "default" => rest = after,
                    _ if is_colon(after) => return End::CommaBehindType,
                    _ => return End::CommaOrSemicolon,
                }
            }
            // `pub(crate)` and `extern "C"` say nothing of what follows.
            [TokenTree::Group(group), after @ ..]
                if group.delimiter() == Delimiter::Parenthesis
                    && !after.is_empty()
                    && rest.len() < tokens.len() =>
            {
                rest = after;
            }
            [TokenTree::Literal(_), after @ ..] if rest.len() < tokens.len() => rest = after,
            [TokenTree::Group(group), ..] if group.delimiter() == Delimiter::Brace => {
                return End::Body;
            }
            _ => return End::CommaOrSemicolon,
        }
    }
}

/// True behind the `const` of `const NAME: …`.
fn is_const_item(after: &[TokenTree]) -> bool {
    matches!(after, [TokenTree::Ident(_), colon, ..] if is_single_colon(colon))
}

fn is_colon(after: &[TokenTree]) -> bool {
    after.first().is_some_and(is_single_colon)
}

/// A colon that is not half of `::`.
fn is_single_colon(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct)
        if punct.as_char() == ':' && punct.spacing() == Spacing::Alone)
}

fn is_word(token: Option<&TokenTree>, word: &str) -> bool {
    matches!(token, Some(TokenTree::Ident(found)) if found == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What an exception before this text reaches over.
    fn reach(text: &str) -> String {
        let tokens: proc_macro2::TokenStream = text.parse().unwrap();
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let reached = tokens[..extent(&tokens)].iter().cloned();
        reached.collect::<proc_macro2::TokenStream>().to_string()
    }

    #[test]
    fn ends_with_what_it_stands_on() {
        for (text, reached) in [
            ("let x: A<B, f64> = { 1.0 }; y", "let x : A < B , f64 > = { 1.0 } ;"),
            ("fn f<A, B>(x: f64) -> f64 { x } fn g() {}", "fn f < A , B > (x : f64) -> f64 { x }"),
            ("pub(crate) const fn f() {} g", "pub (crate) const fn f () { }"),
            ("const X: f64 = { 1.0 }; y", "const X : f64 = { 1.0 } ;"),
            ("extern \"C\" fn f(); g", "extern \"C\" fn f () ;"),
            ("x: A<u8, f64>, y: f64", "x : A < u8 , f64 > ,"),
            ("x: fn(u8) -> A<f64>, y: f64", "x : fn (u8) -> A < f64 > ,"),
            ("call(1.0); y", "call (1.0) ;"),
            ("a < b, c", "a < b ,"),
            ("if a { 1.0 } else { 2.0 } y", "if a { 1.0 } else { 2.0 }"),
            ("{ 1.0 } y", "{ 1.0 }"),
            ("unsafe { 1.0 } y", "unsafe { 1.0 }"),
            ("#[inline] fn f() {} g", "# [inline] fn f () { }"),
            ("A(x) => 1.0, B => 2", "A (x) => 1.0 ,"),
            ("(1.0, 2.0).0 as i64; y", "(1.0 , 2.0) . 0 as i64 ;"),
            ("struct P(f64, f64); q", "struct P (f64 , f64) ;"),
        ] {
            let plain = |text: &str| text.replace(' ', "");
            assert_eq!(plain(&reach(text)), plain(reached));
        }
    }
}
