namespace Inclusion.Benchmarks;

/// <summary>One request, and the judge of its answer.</summary>
/// <param name="Send">Makes the request.</param>
/// <param name="IsRight">Looks at the whole body, for every answer.</param>
internal sealed record Asked(HttpRequestMessage Send, Func<ReadOnlyMemory<byte>, bool> IsRight);

/// <summary>One side of a comparison: a program in a process of its own, and what it is asked, by number.</summary>
/// <param name="Http">Holds its sign-in, if there is one.</param>
/// <param name="Process">Whose processor time is counted, besides PostgreSQL's.</param>
/// <param name="Next">The request of a number; a number is used once.</param>
internal sealed record Side(string Name, HttpClient Http, int Process, Func<int, Asked> Next)
{
    private int _asked;

    /// <summary>The next request that was not made yet.</summary>
    public Asked Take() => Next(Interlocked.Increment(ref _asked) - 1);
}

/// <summary>Judges answers that must stay the same: the first is looked at closely, the next ones byte by byte.</summary>
internal sealed class SteadyAnswers(Func<int, ReadOnlyMemory<byte>, bool> isRight)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<int, byte[]> _known = new();

    public bool Judge(int question, ReadOnlyMemory<byte> answer)
    {
        if (_known.TryGetValue(question, out var known)) return answer.Span.SequenceEqual(known);
        if (!isRight(question, answer)) return false;
        _known[question] = answer.ToArray();
        return true;
    }
}
