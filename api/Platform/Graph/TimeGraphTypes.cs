using GraphQL.Types;
using GraphQLParser.AST;
using NodaTime;
using NodaTime.Text;

namespace Inclusion.Platform.Graph;

/// <summary>A scalar written as text, read and written by one NodaTime pattern.</summary>
public abstract class PatternGraphType<T>(IPattern<T> pattern) : ScalarGraphType where T : struct
{
    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLStringValue text => Read((string)text.Value),
        GraphQLNullValue => null,
        _ => ThrowLiteralConversionError(value),
    };

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        string text => Read(text),
        T already => already,
        _ => ThrowValueConversionError(value),
    };

    public override object? Serialize(object? value) => value switch
    {
        null => null,
        T moment => pattern.Format(moment),
        _ => ThrowSerializationError(value),
    };

    private object Read(string text)
    {
        var result = text.Length <= 64 ? pattern.Parse(text) : ParseResult<T>.ForException(() => new FormatException());
        return result.Success ? result.Value : throw new FormatException($"« {Name} » attend la forme {Form}.");
    }

    /// <summary>The form, as an example, for the error message.</summary>
    protected abstract string Form { get; }
}

/// <summary>An instant, RFC 3339 with offset.</summary>
public sealed class InstantGraphType : PatternGraphType<Instant>
{
    public InstantGraphType() : base(new AnyOffsetPattern())
    {
        Name = "DateTime";
        Description = "An instant, RFC 3339 with its offset: `2026-11-24T09:30:00+01:00`. Answers are given in UTC (`Z`).";
    }

    protected override string Form => "2026-11-24T09:30:00+01:00";

    private sealed class AnyOffsetPattern : IPattern<Instant>
    {
        public ParseResult<Instant> Parse(string text) => OffsetDateTimePattern.Rfc3339.Parse(text).Convert(moment => moment.ToInstant());
        public string Format(Instant value) => InstantPattern.ExtendedIso.Format(value);
        public System.Text.StringBuilder AppendFormat(Instant value, System.Text.StringBuilder builder) => builder.Append(Format(value));
    }
}

/// <summary>A day, without hour or zone.</summary>
public sealed class LocalDateGraphType : PatternGraphType<LocalDate>
{
    public LocalDateGraphType() : base(LocalDatePattern.Iso)
    {
        Name = "Date";
        Description = "A day: `2026-11-24`.";
    }

    protected override string Form => "2026-11-24";
}

/// <summary>An hour of the day, local to a place.</summary>
public sealed class LocalTimeGraphType : PatternGraphType<LocalTime>
{
    public LocalTimeGraphType() : base(LocalTimePattern.CreateWithInvariantCulture("HH:mm"))
    {
        Name = "LocalTime";
        Description = "An hour of the day, local to the place it is about: `09:30`.";
    }

    protected override string Form => "09:30";
}
