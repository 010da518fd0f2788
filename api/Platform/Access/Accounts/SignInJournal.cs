using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;

namespace Inclusion.Platform.Access.Accounts;

/// <summary>Writes to the journal who signed in, who was refused, and what changed of what opens an account.</summary>
public sealed class SignInJournal(SecurityJournal journal)
{
    /// <param name="operation">What happened: <c>signIn.accepted</c>, <c>signIn.refused</c>…</param>
    /// <param name="account">Whose account; null when none was recognised.</param>
    /// <param name="context">The request, for the address it came from.</param>
    public Task WriteAsync(string operation, Account? account, HttpContext context) =>
        journal.WriteAsync(operation, NetworkAddress.Of(context), account is null ? null : GlobalId.Of(new AccountId(account.Id)), context.RequestAborted);
}
