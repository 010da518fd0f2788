using System.Collections.Frozen;
using System.Reflection;
using GraphQL;

namespace Inclusion.Platform.Messaging;

/// <summary>One kind of message and the class that writes it.</summary>
public sealed record MessageKind(string Name, Type Writer)
{
    private const string Ending = "Message";

    public static string NameOf(Type writer) => writer.Name.EndsWith(Ending, StringComparison.Ordinal)
        ? writer.Name[..^Ending.Length].ToConstantCase()
        : throw new InvalidOperationException($"{writer.Name} writes messages, so its name ends in « {Ending} ».");

    public static MessageKind Of(Type writer) => new(NameOf(writer), writer);

    public static IEnumerable<MessageKind> In(Assembly rooms) => ProductTypes.Implementing(typeof(IMessage), rooms).Select(Of);
}

/// <summary>Every kind of message of the house.</summary>
public sealed class MessageKinds(IEnumerable<MessageKind> kinds)
{
    private readonly FrozenDictionary<string, Type> _writers = kinds.ToFrozenDictionary(kind => kind.Name, kind => kind.Writer, StringComparer.Ordinal);

    public bool Knows(string kind) => _writers.ContainsKey(kind);

    /// <summary>Writes an order with the services of a scope whose town is the order's.</summary>
    /// <exception cref="SendFaultException">Nobody knows the kind: it was ordered by another version of the product.</exception>
    public Task<RenderedMessage?> RenderAsync(MessageOrder order, IServiceProvider services, CancellationToken stop) =>
        _writers.TryGetValue(order.Kind, out var writer)
            ? ((IMessage)services.GetRequiredService(writer)).RenderAsync(order, stop)
            : throw new SendFaultException(MessageFault.UnknownKind, isFinal: true);
}
