namespace Inclusion.Platform.Access.Pages;

/// <summary>Says that an access is not open to this person.</summary>
public sealed class DeniedPage : AccountPage
{
    public const string Path = "/account/denied";

    public override string Title => "Accès non ouvert";
}
