using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Inclusion.Platform.Access.Web;

/// <summary>The framework's own policies, not kept by endpoint: to keep them, it would want the list of every endpoint before the program serves.</summary>
internal sealed class LatePolicies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    public override bool AllowsCachingPolicies => false;
}
