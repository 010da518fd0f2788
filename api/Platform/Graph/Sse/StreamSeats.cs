using System.Collections.Concurrent;
using Inclusion.Platform.Graph.Guard;

namespace Inclusion.Platform.Graph.Sse;

/// <summary>Counts the streams that each person holds open on this instance.</summary>
public sealed class StreamSeats(GraphLimits limits)
{
    private readonly ConcurrentDictionary<string, int> _taken = new(StringComparer.Ordinal);

    /// <summary>Takes a seat until it is disposed of.</summary>
    /// <exception cref="GraphRefusal">All are taken.</exception>
    public IDisposable Take(string person)
    {
        var seats = _taken.AddOrUpdate(person, 1, (_, taken) => taken + 1);
        if (seats <= limits.StreamsPerPerson) return new Seat(this, person);

        Free(person);
        throw new GraphRefusal(
            GraphCodes.TooManyStreams,
            $"Pas plus de {limits.StreamsPerPerson} flux ouverts à la fois : fermez-en un.",
            StatusCodes.Status429TooManyRequests);
    }

    private void Free(string person)
    {
        var left = _taken.AddOrUpdate(person, 0, (_, taken) => taken - 1);
        if (left == 0) _taken.TryRemove(new KeyValuePair<string, int>(person, 0));
    }

    private sealed class Seat(StreamSeats seats, string person) : IDisposable
    {
        private int _freed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _freed, 1) == 0) seats.Free(person);
        }
    }
}
