namespace Inclusion.Platform.Storage.Embedded;

/// <summary>The embedded PostgreSQL cannot be had; the message is a sentence for the person who started the program.</summary>
public sealed class EmbeddedPostgresException : StartRefusedException
{
    public EmbeddedPostgresException(string message) : base(message) { }

    public EmbeddedPostgresException(string message, Exception inner) : base(message, inner) { }
}
