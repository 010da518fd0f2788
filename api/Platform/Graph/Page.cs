using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Text.Json;
using GraphQL;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace Inclusion.Platform.Graph;

/// <summary>Which page is asked: <c>first</c> (1 to 100, default 20) rows <c>after</c> a cursor.</summary>
public sealed record Page(int First, string? After)
{
    public const int Default = 20, Largest = 100;

    public static Page Of(IResolveFieldContext context) => new(context.GetArgument("first", Default), context.GetArgument<string?>("after"));
}

/// <summary>Keyset paging: a total order ending in the id, and a cursor that names the last row by both.</summary>
public static class Paging
{
    private static readonly int[] Sizes = [6, Page.Default + 1, 51, Page.Largest + 1];
    private static readonly JsonSerializerOptions Json = new JsonSerializerOptions().ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);

    /// <summary>Reads one page of <paramref name="rows"/> ordered by <paramref name="key"/> then <paramref name="id"/>, both ascending, or both descending when <paramref name="lastFirst"/>.</summary>
    public static async Task<Connection<TView>> ToConnectionAsync<TRow, TKey, TId, TView>(
        this IQueryable<TRow> rows, Page page, Expression<Func<TRow, TKey>> key, Expression<Func<TRow, TId>> id,
        Func<TRow, TView> show, CancellationToken stop, bool lastFirst = false)
        where TRow : class where TView : class where TId : struct, IId<TId>
    {
        var from = page.After is null ? null : Cursor<TKey>.Read(page.After);
        var rest = from is null ? rows : rows.Where(Beyond(key, id, new Last<TKey, TId>(from.Key, TId.From(from.Id)), lastFirst));
        var ordered = lastFirst ? rest.OrderByDescending(key).ThenByDescending(id) : rest.OrderBy(key).ThenBy(id);
        var found = await Among(ordered, page.First + 1).AsNoTracking().ToListAsync(stop);
        var (keyOf, idOf) = (Accessor.Of(key), Accessor.Of(id));
        var edges = found.Take(page.First).Select(row => new Edge<TView>(show(row), () => new Cursor<TKey>(keyOf(row), idOf(row).Value).Write()));
        return new Connection<TView>([.. edges], found.Count > page.First, from is not null);
    }

    /// <summary>
    /// The first rows, a few more than asked for. How many is written into the statement, never sent beside it: PostgreSQL
    /// keeps no plan for a limit that it does not know, and planning anew took longer than reading the rows.
    /// </summary>
    /// <remarks>In four sizes, so that lists keep few statements prepared.</remarks>
    private static IQueryable<TRow> Among<TRow>(IQueryable<TRow> rows, int wanted)
    {
        var size = Expression.Call(typeof(EF), nameof(EF.Constant), [typeof(int)], Expression.Constant(Sizes.First(size => size >= wanted)));
        return rows.Provider.CreateQuery<TRow>(Expression.Call(typeof(Queryable), nameof(Queryable.Take), [typeof(TRow)], rows.Expression, size));
    }

    private static Expression<Func<TRow, bool>> Beyond<TRow, TKey, TId>(
        Expression<Func<TRow, TKey>> key, Expression<Func<TRow, TId>> id, Last<TKey, TId> last, bool lastFirst)
    {
        var row = key.Parameters[0];
        var idBody = new Rename(id.Parameters[0], row).Visit(id.Body);
        var pair = typeof(ValueTuple).GetMethods().Single(method => method.Name == nameof(ValueTuple.Create) && method.GetParameters().Length == 2)
            .MakeGenericMethod(typeof(TKey), typeof(TId));
        var name = lastFirst ? nameof(NpgsqlDbFunctionsExtensions.LessThan) : nameof(NpgsqlDbFunctionsExtensions.GreaterThan);
        var beyond = typeof(NpgsqlDbFunctionsExtensions).GetMethods().Single(method => method.Name == name);
        var body = Expression.Call(beyond, Expression.Constant(EF.Functions),
            Expression.Convert(Expression.Call(pair, key.Body, idBody), typeof(System.Runtime.CompilerServices.ITuple)),
            Expression.Convert(Expression.Call(pair,
                Expression.Property(Expression.Constant(last), nameof(last.Key)),
                Expression.Property(Expression.Constant(last), nameof(last.Id))), typeof(System.Runtime.CompilerServices.ITuple)));
        return Expression.Lambda<Func<TRow, bool>>(body, row);
    }

    /// <summary>What reads a row by an expression, compiled once for each of them: compiling costs more than the whole list.</summary>
    private static class Accessor
    {
        private static readonly ConcurrentDictionary<(Type Row, string Path), Delegate> Known = new();

        public static Func<TRow, TValue> Of<TRow, TValue>(Expression<Func<TRow, TValue>> path) =>
            (Func<TRow, TValue>)Known.GetOrAdd((typeof(TRow), path.ToString()), _ => path.Compile());
    }

    private sealed record Last<TKey, TId>(TKey Key, TId Id);

    private sealed class Rename(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }

    private sealed record Cursor<TKey>(TKey Key, Guid Id)
    {
        public string Write() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this, Json));

        /// <summary>Reads a cursor this list wrote; any other text is a broken request, not an empty page.</summary>
        public static Cursor<TKey> Read(string text)
        {
            try
            {
                return JsonSerializer.Deserialize<Cursor<TKey>>(Base64Url.DecodeFromChars(text), Json) ?? throw new BrokenCursor();
            }
            catch (Exception fault) when (fault is FormatException or JsonException)
            {
                throw new BrokenCursor();
            }
        }
    }
}

/// <summary>The client sent a cursor that this list did not write.</summary>
public sealed class BrokenCursor : ExecutionError
{
    public BrokenCursor() : base("Ce curseur n'a pas été donné par cette liste. Reprenez depuis le début, sans « after ».") => Code = "BAD_CURSOR";
}
