using System.Reflection;
using System.Runtime.InteropServices;

namespace Inclusion.Platform.Commands;

/// <summary>The command that the program was started for.</summary>
public sealed class AskedCommand
{
    private static readonly IReadOnlyList<(CommandAttribute Mark, Type Type)> Known =
        [.. from type in ProductTypes.All
            where type.IsAssignableTo(typeof(ICommand))
            let mark = type.GetCustomAttribute<CommandAttribute>()
            where mark is not null
            orderby mark.Name
            select (mark, type)];

    private readonly Type _type;
    private readonly IReadOnlyList<string> _arguments;

    private AskedCommand(CommandAttribute mark, Type type, IReadOnlyList<string> arguments) => (Needs, _type, _arguments) = (mark.Needs, type, arguments);

    public CommandNeeds Needs { get; }

    /// <summary>The command that the arguments begin with; null when the program shall serve.</summary>
    /// <remarks>Arguments that begin with a dash and name no command are settings, as in <c>--urls</c>.</remarks>
    /// <exception cref="StartRefusedException">They begin with a word that names no command; the sentence lists those there are.</exception>
    public static AskedCommand? In(string[] arguments)
    {
        if (arguments is not [var first, .. var rest]) return null;

        var (mark, type) = Known.FirstOrDefault(each => each.Mark.Name == first);
        if (mark is not null) return new AskedCommand(mark, type, rest);
        if (first.StartsWith('-')) return null;

        throw new StartRefusedException($"La commande « {first} » n'existe pas. Il y a :{Environment.NewLine}{List()}");
    }

    /// <summary>Runs it with what the program's services give it. Ctrl-C asks it to stop.</summary>
    /// <param name="services">What the program has wired.</param>
    /// <param name="ready">Ends when the database may be asked.</param>
    /// <param name="stop">Asks it to stop.</param>
    public async Task<int> RunAsync(IServiceProvider services, Task ready, CancellationToken stop)
    {
        await ready;
        using var interrupted = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
        await using var scope = services.CreateAsyncScope();
        var command = (ICommand)ActivatorUtilities.CreateInstance(scope.ServiceProvider, _type);
        return await command.RunAsync(new CommandCall(_arguments, Console.Out), interrupted.Token);

        void Cancel(PosixSignalContext signal)
        {
            signal.Cancel = true;
            interrupted.Cancel();
        }
    }

    private static string List()
    {
        var width = Known.Max(each => each.Mark.Name.Length);
        return string.Join(Environment.NewLine, Known.Select(each => $"  {each.Mark.Name.PadRight(width)}  {each.Mark.Description}"));
    }
}
