using System.Security.Cryptography;
using NodaTime;

namespace Inclusion.Platform.Journal;

/// <summary>Verifies the chain itself, block after block: numbers, hashes, anchors, dropped months. Pure.</summary>
internal sealed class ChainVerification(Anchors? anchors, IReadOnlyDictionary<long, byte[]> heads, Instant now)
{
    /// <summary>How long a block may wait for its line in the anchor file: some turns of the sealer, and a full disk put right.</summary>
    private static readonly Duration Patience = Duration.FromHours(1);

    private readonly List<JournalFault> _faults = [];
    private readonly List<JournalBlock> _blocks = [];
    private readonly Dictionary<string, JournalBlock> _dropped = [];
    private long _unanchored;

    public IReadOnlyList<JournalFault> Faults => _faults;
    public IReadOnlyList<JournalBlock> Blocks => _blocks;

    /// <summary>The partitions that were dropped after their time, with the block that says so.</summary>
    public IReadOnlyDictionary<string, JournalBlock> Dropped => _dropped;

    /// <summary>Blocks without an anchor yet, too young to be suspicious.</summary>
    public long Unanchored => _unanchored;

    /// <summary>Takes in the next block, in the order of the numbers.</summary>
    public void Add(JournalBlock block)
    {
        var previous = _blocks.Count > 0 ? _blocks[^1] : null;
        var expected = (previous?.Number ?? 0) + 1;
        if (block.Number != expected) Fault(block, expected == block.Number - 1 ? $"le bloc {expected} manque" : $"les blocs {expected} à {block.Number - 1} manquent");
        if (!block.PreviousHash.AsSpan().SequenceEqual(previous is null ? JournalBlock.Beginning : previous.Hash)) Fault(block, "il ne suit pas le bloc précédent (chaîne rompue)");
        if (!block.ComputeHash().AsSpan().SequenceEqual(block.Hash)) Fault(block, "son en-tête a été modifié");
        CheckAnchor(block);
        if (!block.IsSeal) CheckDrop(block);
        else if (_dropped.ContainsKey(block.Partition)) Fault(block, $"il scelle {block.Partition}, un mois déjà supprimé");
        _blocks.Add(block);
    }

    /// <summary>After the last block: the anchors must not know more than the chain.</summary>
    public void Finish()
    {
        var last = _blocks.Count > 0 ? _blocks[^1].Number : 0;
        if (anchors is null && last > 0) _faults.Add(new(null, "Le fichier d'ancrage est absent : une fin coupée ne se verrait pas."));
        var known = Math.Max(anchors?.Last ?? 0, heads.Keys.DefaultIfEmpty().Max());
        if (known > last) _faults.Add(new(last + 1, $"La fin de la chaîne est coupée : le bloc {known} est ancré, la base s'arrête au bloc {last}."));
    }

    private void CheckAnchor(JournalBlock block)
    {
        if (heads.TryGetValue(block.Number, out var head) && !head.AsSpan().SequenceEqual(block.Hash)) Fault(block, "il n'est pas celui qui a été envoyé (chaîne réécrite)");
        if (anchors is null) return;
        if (anchors.Hashes.TryGetValue(block.Number, out var hash))
        {
            if (!hash.AsSpan().SequenceEqual(block.Hash)) Fault(block, "il n'est pas celui qui a été ancré (chaîne réécrite)");
            return;
        }

        if (now - block.SealedAt > Patience || block.Number < anchors.Last) Fault(block, "il n'est pas ancré");
        _unanchored++;
    }

    private void CheckDrop(JournalBlock drop)
    {
        var gone = _blocks.Where(block => block.Partition == drop.Partition && block.IsSeal).ToList();
        var digest = SHA256.HashData([.. gone.SelectMany(block => block.Hash)]);
        var register = JournalRegister.All.FirstOrDefault(register => register.Name == drop.Register);
        if (!digest.AsSpan().SequenceEqual(drop.EntriesHash) || gone.Sum(block => block.Entries) != drop.Entries) Fault(drop, $"son empreinte de {drop.Partition} n'est pas celle des blocs de ce mois");
        if (register?.MayBeDroppedFrom(drop.Partition) is not { } from || drop.SealedAt < from || drop.SealedAt > now) Fault(drop, $"{drop.Partition} a été supprimé avant son terme");
        if (!_dropped.TryAdd(drop.Partition, drop)) Fault(drop, $"{drop.Partition} est supprimé une seconde fois");
    }

    private void Fault(JournalBlock block, string what) =>
        _faults.Add(new(block.Number, $"Bloc {block.Number} ({block.Partition}, positions {block.From} à {block.To}) : {what}."));
}
