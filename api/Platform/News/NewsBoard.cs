using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Npgsql;

namespace Inclusion.Platform.News;

/// <summary>Says that something has changed, to whoever follows it; heard when the operation commits, and not at all when it does not.</summary>
public sealed class NewsBoard(Unit unit, Actor actor)
{
    internal const string Channel = "inclusion_news";

    public async Task TellAsync(IId changed, CancellationToken stop)
    {
        var id = GlobalId.Of(changed);
        await using var notify = unit.Command("select pg_notify($1, $2)");
        notify.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Channel });
        notify.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $"{actor.Territory.Value} {id.Noun} {id.Value}" });
        await notify.ExecuteNonQueryAsync(stop);
    }
}
