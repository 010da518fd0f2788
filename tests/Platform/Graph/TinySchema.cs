using System.Runtime.CompilerServices;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using Inclusion.Platform.Graph.Guard;

namespace Inclusion.Tests.Platform.Graph;

/// <summary>A contract small enough to know by heart, with one field for each thing the guard looks at.</summary>
internal sealed class TinySchema : GraphQL.Types.Schema
{
    public TinySchema(TinyBell bell)
    {
        Features.RepeatableDirectives = true;
        Query = new TinyQuery();
        Mutation = new TinyMutation();
        Subscription = new TinySubscription(bell);
    }
}

internal sealed class TinyQuery : ObjectGraphType
{
    public TinyQuery()
    {
        Name = "Query";
        var page = new TinyPage();
        var node = page.Node;
        Field<StringGraphType>("hello").Argument<StringGraphType>("name", argument => argument.DefaultValue = "monde")
            .Description("Salue.").Resolve(context => $"Bonjour {context.GetArgument<string>("name")}");
        Field<BooleanGraphType>("checkCode").Argument<NonNullGraphType<StringGraphType>>("code").Resolve(_ => false)
            .FieldType.Metadata[FieldMarks.CodeCheck] = true;
        Field<StringGraphType>("weigh").Argument<ListGraphType<ListGraphType<IntGraphType>>>("rows").Argument<TinyInput>("nested").Resolve(_ => "lu");
        Field<StringGraphType>("fault").Resolve(_ => throw new InvalidOperationException("Mme Durand, 06 12 34 56 78"));
        Field<StringGraphType>("slow").ResolveAsync(async context =>
        {
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            return null;
        });
        Field<NonNullGraphType<StringGraphType>>("missing").Resolve(_ => null);
        AddField(new FieldType { Name = "tree", ResolvedType = node, Resolver = new FuncFieldResolver<object>(_ => "arbre") });
        AddField(new FieldType { Name = "trees", ResolvedType = new ListGraphType(node), Resolver = new FuncFieldResolver<object>(_ => Array.Empty<string>()) });
        AddField(TinyPage.Paged("pages", page));
    }
}

internal sealed class TinyPage : ObjectGraphType
{
    public TinyPage()
    {
        Name = "TreePage";
        Node = new ObjectGraphType { Name = "Tree" };
        Node.Field<StringGraphType>("leaf").Argument<IntGraphType>("size").Resolve(_ => "feuille");
        Node.AddField(new FieldType { Name = "tree", ResolvedType = Node, Resolver = new FuncFieldResolver<object>(_ => "arbre") });
        Node.AddField(Paged("pages", this));
        Field<StringGraphType>("size").Resolve(context => context.Source);
        AddField(new FieldType { Name = "nodes", ResolvedType = new ListGraphType(Node), Resolver = new FuncFieldResolver<object>(_ => Enumerable.Repeat("arbre", 1)) });
    }

    public ObjectGraphType Node { get; }

    public static FieldType Paged(string name, IGraphType page) => new()
    {
        Name = name,
        ResolvedType = page,
        Arguments = [new QueryArgument<IntGraphType> { Name = "first", DefaultValue = 20 }],
        Resolver = new FuncFieldResolver<object>(context => $"{context.GetArgument<int?>("first")}"),
    };
}

internal sealed class TinyInput : InputObjectGraphType
{
    public TinyInput()
    {
        Name = "Nested";
        AddField(new FieldType { Name = "inner", ResolvedType = this });
        Field<IntGraphType>("number");
    }
}

internal sealed class TinyMutation : ObjectGraphType
{
    public TinyMutation()
    {
        Name = "Mutation";
        Field<StringGraphType>("book").Resolve(_ => "réservé");
        Field<StringGraphType>("cancel").Resolve(_ => "annulé");
    }
}

internal sealed class TinySubscription : ObjectGraphType
{
    public TinySubscription(TinyBell bell)
    {
        Name = "Subscription";
        Stream("count", Count);
        Stream("rings", context => bell.FollowAsync(context.CancellationToken));
        Stream("broken", _ => Broken());
    }

    private void Stream(string name, Func<IResolveFieldContext, IAsyncEnumerable<string>> source) => AddField(new FieldType
    {
        Name = name,
        ResolvedType = new StringGraphType(),
        StreamResolver = new SourceStreamResolver<string>(context => new TinyObservable(source(context))),
    });

    private static async IAsyncEnumerable<string> Count(IResolveFieldContext context)
    {
        await Task.Yield();
        for (var number = 1; number <= 3; number++) yield return $"{number}";
    }

    private static async IAsyncEnumerable<string> Broken([EnumeratorCancellation] CancellationToken stop = default)
    {
        await Task.Delay(1, stop);
        yield return "un";
        throw new InvalidOperationException("Mme Durand, 06 12 34 56 78");
    }
}
