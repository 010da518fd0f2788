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

/// <summary>
/// An instant, RFC 3339 with offset. It is read with the offset that was written, since only that tells an hour that no
/// clock of the town shows; where the code asks for an <see cref="Instant"/> the offset is dropped.
/// </summary>
public sealed class InstantGraphType : PatternGraphType<OffsetDateTime>
{
    static InstantGraphType() => GraphQL.ValueConverter.Register<OffsetDateTime, Instant>(moment => moment.ToInstant());

    public InstantGraphType() : base(OffsetDateTimePattern.Rfc3339)
    {
        Name = "DateTime";
        Description = "An instant, RFC 3339 with its offset: `2026-11-24T09:30:00+01:00`. Answers are given in UTC (`Z`).";
    }

    public override object? Serialize(object? value) =>
        base.Serialize(value is Instant instant ? instant.WithOffset(Offset.Zero) : value);

    protected override string Form => "2026-11-24T09:30:00+01:00";
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
