namespace Inclusion.Platform;

/// <summary>The program cannot start as it is set up. The message is one sentence for the person who starts it; no stack is shown.</summary>
public class StartRefusedException : Exception
{
    public StartRefusedException(string sentence) : base(sentence) { }

    public StartRefusedException(string sentence, Exception inner) : base(sentence, inner) { }
}
