using System.Data;
using Inclusion.Platform.Access.Accounts;
using Inclusion.Platform.Jobs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Platform.Access.Pages;

/// <summary>Asks for a link to choose another password. The answer and its time are the same whether the account exists or not.</summary>
public sealed class ForgottenPage(AccessDb db, SignInDesk desk, TownWork town, SignInJournal journal, TimeProvider time) : AccountPage
{
    /// <summary>The answer leaves no sooner, so that the work done for a known address does not show.</summary>
    private static readonly TimeSpan EvenTime = TimeSpan.FromMilliseconds(400);

    public override string Title => "Mot de passe oublié";

    [BindProperty]
    public string? Email { get; set; }

    public bool IsAsked { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(Email) || !AccountEmail.IsAddress(Email.Trim())) return Refuse(nameof(Email), "Indiquez une adresse e-mail complète, comme nom@exemple.fr.");
        var even = Task.Delay(EvenTime, time, stop);
        if (await desk.TryLetterAsync(Email, Address, stop) is { } pause) return RefuseForNow(pause);

        var normal = AccountEmail.Normal(Email);
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(each => each.NormalizedUserName == normal, stop);
        if (account is { IsLive: true }) await MailAsync(account, stop);
        await even;
        IsAsked = true;
        return Page();
    }

    private async Task MailAsync(Account account, CancellationToken stop)
    {
        await town.RunAsync(account.TerritoryId, IsolationLevel.ReadCommitted, services => services.GetRequiredService<CredentialDesk>().MailResetAsync(account.Id, stop), stop);
        await journal.WriteAsync("account.resetAsked", account, HttpContext);
    }
}
