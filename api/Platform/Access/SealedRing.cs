using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;

namespace Inclusion.Platform.Access;

/// <summary>Seals each key of DataProtection's ring (AES-256-GCM) so that the database alone opens no cookie and no TOTP secret.</summary>
public sealed class SealedRing(AccessKeys keys, RingTable table) : IXmlEncryptor, IConfigureOptions<KeyManagementOptions>
{
    internal const string Element = "sealed";

    public void Configure(KeyManagementOptions options) => (options.XmlEncryptor, options.XmlRepository) = (this, table);

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var box = new byte[AesGcm.NonceByteSizes.MaxSize + plain.Length + AesGcm.TagByteSizes.MaxSize];
        var nonce = box.AsSpan(0, AesGcm.NonceByteSizes.MaxSize);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(keys.RingSeal, AesGcm.TagByteSizes.MaxSize);
        cipher.Encrypt(nonce, plain, box.AsSpan(nonce.Length, plain.Length), box.AsSpan(nonce.Length + plain.Length));
        return new EncryptedXmlInfo(new XElement(Element, Convert.ToBase64String(box)), typeof(SealedRingReader));
    }
}

/// <summary>Opens what <see cref="SealedRing"/> sealed. DataProtection makes it by its name, with the application's services.</summary>
public sealed class SealedRingReader(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var box = Convert.FromBase64String(encryptedElement.Value);
        var nonce = box.AsSpan(0, AesGcm.NonceByteSizes.MaxSize);
        var tag = box.AsSpan(box.Length - AesGcm.TagByteSizes.MaxSize);
        var plain = new byte[box.Length - nonce.Length - tag.Length];
        using var cipher = new AesGcm(services.GetRequiredService<AccessKeys>().RingSeal, AesGcm.TagByteSizes.MaxSize);
        cipher.Decrypt(nonce, box.AsSpan(nonce.Length, plain.Length), tag, plain);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}
