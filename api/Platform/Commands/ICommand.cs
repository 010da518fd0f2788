namespace Inclusion.Platform.Commands;

/// <summary>
/// Something that is done from the terminal and ends: <c>dotnet run --project api -- name</c>. A class whose name ends in
/// <c>Command</c>, marked with <see cref="CommandAttribute"/>, is found by itself; what it needs is injected.
/// </summary>
public interface ICommand
{
    /// <returns>The exit code: 0 when done, 1 when what was asked is not so (a missing setting, a broken chain), 2 when the call is wrong.</returns>
    /// <exception cref="StartRefusedException">It cannot be done; the sentence is printed and the exit code is 1.</exception>
    Task<int> RunAsync(CommandCall call, CancellationToken stop);
}

/// <summary>How a command was called.</summary>
/// <param name="Arguments">The words after its name.</param>
/// <param name="Output">Where it answers.</param>
public sealed record CommandCall(IReadOnlyList<string> Arguments, TextWriter Output);

/// <summary>Names a command.</summary>
/// <param name="name">As it is typed.</param>
/// <param name="description">One line in French for the list of commands.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CommandAttribute(string name, string description) : Attribute
{
    public string Name { get; } = name;
    public string Description { get; } = description;

    /// <summary>How much of the program stands when it runs.</summary>
    public CommandNeeds Needs { get; init; } = CommandNeeds.Database;
}

/// <summary>How much of the program a command needs.</summary>
public enum CommandNeeds
{
    /// <summary>The settings only: nothing is wired, no database is looked for.</summary>
    Settings,

    /// <summary>Everything is wired as for serving, but no database is started or looked at.</summary>
    Wiring,

    /// <summary>As for serving: the database is there, migrated, and the application's role is harmless.</summary>
    Database,
}
