using System.Collections.Concurrent;
using Inclusion.Platform.Messaging;

namespace Inclusion.Tests.Platform.Messaging;

/// <summary>What the tests' own messages say, by subject; a subject without a text has nothing to say.</summary>
internal sealed class Greetings
{
    private readonly ConcurrentDictionary<Guid, Func<MessageOrder, RenderedMessage?>> _texts = new();

    public void Say(Guid subject, RenderedMessage? text) => Say(subject, _ => text);

    public void Say(Guid subject, Func<MessageOrder, RenderedMessage?> write) => _texts[subject] = write;

    public RenderedMessage? Write(MessageOrder order) => _texts.TryGetValue(order.Subject, out var write) ? write(order) : null;
}

/// <summary>A message that says what its test wants.</summary>
internal sealed class GreetingMessage(Greetings greetings) : IMessage
{
    public static int TemplateVersion => 3;

    public Task<RenderedMessage?> RenderAsync(MessageOrder order, CancellationToken stop) => Task.FromResult(greetings.Write(order));
}
