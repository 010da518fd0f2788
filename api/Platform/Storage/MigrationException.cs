namespace Inclusion.Platform.Storage;

/// <summary>The database cannot be brought up to the program; the message names the migration and what the database said.</summary>
public sealed class MigrationException : StartRefusedException
{
    public MigrationException(string message) : base(message) { }

    public MigrationException(string message, Exception inner) : base(message, inner) { }
}
