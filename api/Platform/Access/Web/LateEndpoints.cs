using Microsoft.Extensions.Primitives;

namespace Inclusion.Platform.Access.Web;

/// <summary>
/// Endpoints that are looked for when the list is first wanted, and not before the program serves: to find the Razor pages takes
/// longer than to start. A request that comes sooner waits for them.
/// </summary>
internal sealed class LateEndpoints : EndpointDataSource, IEndpointRouteBuilder
{
    private readonly IEndpointRouteBuilder _house;
    private readonly Lazy<IReadOnlyList<Endpoint>> _found;

    private LateEndpoints(IEndpointRouteBuilder house, Action<IEndpointRouteBuilder> map)
    {
        _house = house;
        _found = new(() =>
        {
            map(this);
            return [.. DataSources.SelectMany(source => source.Endpoints)];
        });
    }

    public static void Map(IEndpointRouteBuilder house, Action<IEndpointRouteBuilder> map) => house.DataSources.Add(new LateEndpoints(house, map));

    public ICollection<EndpointDataSource> DataSources { get; } = [];
    public IServiceProvider ServiceProvider => _house.ServiceProvider;
    public override IReadOnlyList<Endpoint> Endpoints => _found.Value;

    public IApplicationBuilder CreateApplicationBuilder() => _house.CreateApplicationBuilder();

    /// <summary>Once found they stay as they are.</summary>
    public override IChangeToken GetChangeToken() => new CancellationChangeToken(CancellationToken.None);
}
