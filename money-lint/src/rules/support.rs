//! What rules share: declarations and sites of a file with their verdicts.

use super::{Found, Place};
use crate::evidence::{Kind, Verdict, Verdicts};
use crate::facts::{At, Decl, DeclKind, Owner};
use crate::finding::Label;
use crate::world::{Float, Ref, Site, SiteKind, Source, Table, Target, Traced, Type, Val};

/// Everything that rules may look at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct World<'w> {
    pub(crate) table: &'w Table<'w>,
    pub(crate) traced: &'w [Traced],
    pub(crate) verdicts: &'w Verdicts<'w>,
}

fn to_usize(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// A declaration that holds floats and is money.
pub(super) struct FloatMoney<'w> {
    pub(super) at: Ref,
    pub(super) decl: &'w Decl,
    pub(super) float: Float,
}

impl<'w> World<'w> {
    pub(crate) fn source(&self, file: u32) -> Option<&'w Source> {
        self.table.sources().get(to_usize(file))
    }

    pub(super) fn decls(&self, file: u32) -> impl Iterator<Item = (Ref, &'w Decl)> + use<'w> {
        let decls = self.source(file).map(|source| source.facts.decls.as_slice());
        let numbered = decls.unwrap_or_default().iter().enumerate();
        numbered.map(move |(index, decl)| {
            (Ref { file, index: u32::try_from(index).unwrap_or(u32::MAX) }, decl)
        })
    }

    /// The declarations of these kinds that are money in a float as it is written.
    pub(super) fn float_money(
        self,
        file: u32,
        kinds: &'static [DeclKind],
    ) -> impl Iterator<Item = FloatMoney<'w>> {
        self.floats(file, kinds, Kind::Money)
    }

    pub(super) fn floats(
        self,
        file: u32,
        kinds: &'static [DeclKind],
        kind: Kind,
    ) -> impl Iterator<Item = FloatMoney<'w>> {
        let of_kind = self.decls(file).filter(move |(at, decl)| {
            kinds.contains(&decl.kind) && decl.ty.is_some() && self.verdicts.kind(*at) == kind
        });
        of_kind.filter_map(move |(at, decl)| {
            let float = self.table.float(at)?;
            Some(FloatMoney { at, decl, float })
        })
    }

    pub(super) fn sites(&self, file: u32) -> &'w [Site] {
        self.traced.get(to_usize(file)).map_or(&[], |traced| traced.sites.as_slice())
    }

    /// What is operated on decides; where that is open, what the result is called.
    pub(super) fn operand_or_target(&self, site: &Site) -> Verdict {
        let target = self.target_kind(&site.target);
        match (self.verdicts.kind_of(&site.operand.is), target) {
            (_, Kind::Rate | Kind::NotMoney) => Verdict::unknown(),
            (Kind::Unknown, Kind::Money) => self.verdicts.target(&site.target, site.function),
            (Kind::Money, _) => self.verdicts.meaning(&site.operand.is, site.function),
            _ => Verdict::unknown(),
        }
    }

    /// The same, but the name of the result decides first.
    pub(super) fn target_or_operand(&self, site: &Site) -> Verdict {
        match self.target_kind(&site.target) {
            Kind::Money => self.verdicts.target(&site.target, site.function),
            Kind::Unknown => self.verdicts.meaning(&site.operand.is, site.function),
            Kind::Rate | Kind::NotMoney => Verdict::unknown(),
        }
    }

    pub(super) fn target_kind(&self, target: &Target) -> Kind {
        match target {
            Target::None => Kind::Unknown,
            Target::Decl(at) => self.verdicts.kind(*at),
            Target::Word(..) => self.verdicts.target(target, None).kind,
        }
    }

    /// The name to show: of the operand where it has one, else of the target.
    pub(super) fn ident(&self, site: &Site) -> String {
        let operand = self.verdicts.name_of(&site.operand.is);
        let target = || self.verdicts.target_name(&site.target);
        operand.or_else(target).filter(|name| !name.is_empty()).unwrap_or_default()
    }

    pub(super) fn is_money(&self, val: &Val) -> bool {
        self.verdicts.kind_of(&val.is) == Kind::Money
    }

    /// Whether a type is an exact decimal or a money type.
    pub(super) fn is_exact(&self, ty: &Type) -> bool {
        ty.value().name().is_some_and(|name| {
            self.verdicts.words().is_decimal_type(name) || self.verdicts.words().is_money_type(name)
        })
    }
}

/// A finding at a declaration's type, with its name marked.
pub(super) fn of_decl(world: &World<'_>, found: &FloatMoney<'_>, message: String) -> Found {
    let leaf = found.float.leaf.name();
    let label = match &found.float.alias {
        Some(alias) => format!("`{alias}` is `{leaf}`, which cannot hold 0.10"),
        None => format!("`{leaf}` cannot hold 0.10"),
    };
    let decl = found.decl;
    let is_apart = decl.at != decl.ty_at && decl.kind != DeclKind::TupleField;
    let named = Label { at: decl.at, text: "this is money".to_owned() };
    Found {
        place: Place::At(decl.ty_at),
        ident: decl.name.to_string(),
        message,
        label,
        help: "use a money type, an exact decimal, or an integer number of minor units".to_owned(),
        labels: is_apart.then_some(named).into_iter().collect(),
        verdict: world.verdicts.decl(found.at),
        in_test: decl.in_test,
    }
}

/// A finding at a site.
pub(super) fn of_site(
    site: &Site,
    at: At,
    ident: String,
    verdict: Verdict,
    (message, label, help): (String, String, String),
) -> Found {
    Found {
        place: Place::At(at),
        ident,
        message,
        label,
        help,
        labels: Vec::new(),
        verdict,
        in_test: site.in_test,
    }
}

/// How a message names a thing: in backticks, or as what it is when it has no name.
pub(super) fn quoted(ident: &str, otherwise: &str) -> String {
    if ident.is_empty() { otherwise.to_owned() } else { format!("`{ident}`") }
}

/// The declared name of an owner, for messages.
pub(super) fn owner_name<'w>(world: &World<'w>, at: Ref, decl: &Decl) -> Option<&'w str> {
    let facts = &world.source(at.file)?.facts;
    match decl.owner {
        Owner::Struct(index) => facts.structs.get(to_usize(index)).map(|s| s.name.as_str()),
        Owner::Function(index) => facts.functions.get(to_usize(index)).map(|f| f.name.as_str()),
        Owner::File => None,
    }
}

/// Whether a value is a float for sure.
pub(super) fn is_float(val: &Val) -> bool {
    val.ty.is_float()
}

/// The cast of a site, when it is one.
pub(super) fn cast_of(site: &Site) -> Option<(&Type, bool)> {
    match &site.kind {
        SiteKind::Cast { to, scaled } => Some((to, *scaled)),
        _ => None,
    }
}
