//! `FloatFree` for the types of other crates, each behind the feature that names the crate and its
//! version. Types that can hold any value (JSON values, trait objects) are not among them.

#[cfg(any(
    feature = "bytes_1",
    feature = "chrono_04",
    feature = "indexmap_2",
    feature = "jiff_02",
    feature = "smallvec_1",
    feature = "time_03",
    feature = "url_2",
    feature = "uuid_1",
))]
use super::FloatFree;

#[cfg(feature = "bytes_1")]
leaves!(bytes_1::Bytes bytes_1::BytesMut);

#[cfg(feature = "chrono_04")]
mod with_chrono {
    use super::FloatFree;

    leaves!(chrono_04::NaiveDate chrono_04::NaiveTime chrono_04::NaiveDateTime chrono_04::Utc);
    leaves!(chrono_04::FixedOffset chrono_04::TimeDelta chrono_04::Weekday chrono_04::Month);
    leaves!(chrono_04::Days chrono_04::Months);
    impl<Tz: chrono_04::TimeZone<Offset: FloatFree>> FloatFree for chrono_04::DateTime<Tz> {}
}

#[cfg(feature = "indexmap_2")]
mod with_indexmap {
    use super::FloatFree;

    impl<K: FloatFree, V: FloatFree, S: FloatFree> FloatFree for indexmap_2::IndexMap<K, V, S> {}
    impl<T: FloatFree, S: FloatFree> FloatFree for indexmap_2::IndexSet<T, S> {}
}

#[cfg(feature = "jiff_02")]
mod with_jiff {
    use super::FloatFree;

    leaves!(jiff::civil::Date jiff::civil::Time jiff::civil::DateTime jiff::civil::Weekday);
    leaves!(jiff::civil::ISOWeekDate jiff::Timestamp jiff::Zoned jiff::Span jiff::SignedDuration);
    leaves!(jiff::Unit jiff::tz::TimeZone jiff::tz::Offset);
}

#[cfg(feature = "smallvec_1")]
impl<A: smallvec_1::Array<Item: FloatFree>> FloatFree for smallvec_1::SmallVec<A> {}

#[cfg(feature = "time_03")]
mod with_time {
    use super::FloatFree;

    leaves!(time_03::Date time_03::Time time_03::PrimitiveDateTime time_03::OffsetDateTime);
    leaves!(time_03::UtcOffset time_03::Duration time_03::Weekday time_03::Month);
}

#[cfg(feature = "url_2")]
mod with_url {
    use super::FloatFree;

    leaves!(url_2::Url);
    impl<S: FloatFree> FloatFree for url_2::Host<S> {}
}

#[cfg(feature = "uuid_1")]
leaves!(uuid_1::Uuid);
