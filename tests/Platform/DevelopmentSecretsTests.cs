using Inclusion.Platform.Settings;
using Shouldly;

namespace Inclusion.Tests.Platform;

public sealed class DevelopmentSecretsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("inclusion-secrets-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_secret_is_made_once_kept_for_its_owner_only_and_found_again()
    {
        var made = 0;
        var setting = new Setting("Test:Key", "clé d'essai") { IsSecret = true, MadeInDevelopment = () => $"value {++made}" };

        var first = await DevelopmentSecrets.OfCloneAsync(_folder, [setting], Stop);
        var second = await DevelopmentSecrets.OfCloneAsync(_folder, [setting], Stop);

        first["Test:Key"].ShouldBe("value 1");
        second["Test:Key"].ShouldBe("value 1");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(_folder, "secrets.json")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Programs_that_start_together_agree_on_one_value()
    {
        var setting = new Setting("Test:Key", "clé d'essai") { MadeInDevelopment = () => Guid.NewGuid().ToString() };

        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => DevelopmentSecrets.OfCloneAsync(_folder, [setting], Stop)));

        all.Select(values => values["Test:Key"]).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_later_secret_joins_those_that_are_kept()
    {
        var early = new Setting("Test:Early", "clé d'essai") { MadeInDevelopment = () => "early" };
        var late = new Setting("Test:Late", "clé d'essai") { MadeInDevelopment = () => "late" };
        await DevelopmentSecrets.OfCloneAsync(_folder, [early], Stop);

        (await DevelopmentSecrets.OfCloneAsync(_folder, [late, early], Stop)).OrderBy(pair => pair.Key).Select(pair => pair.Value).ShouldBe(["early", "late"]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
