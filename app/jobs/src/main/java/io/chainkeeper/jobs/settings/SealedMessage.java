package io.chainkeeper.jobs.settings;

import io.chainkeeper.jobs.settings.SealException.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.bcpg.AEADAlgorithmTags;
import org.bouncycastle.bcpg.BCPGInputStream;
import org.bouncycastle.bcpg.S2K;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyEncSessionPacket;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPBEEncryptedData;
import org.bouncycastle.openpgp.PGPSessionKey;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcPBEDataDecryptorFactory;
import org.bouncycastle.openpgp.operator.bc.BcPBEKeyEncryptionMethodGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcSessionKeyDataDecryptorFactory;

/// Bytes sealed by a passphrase, as OpenPGP has it (RFC 9580): the passphrase goes through Argon2id, what comes out
/// opens a random key (SKESK version 6), and that key opens the bytes (SEIPD version 2), both by AES-256 in GCM.
///
/// As both steps are authenticated, a passphrase that does not fit is told from bytes that were changed.
final class SealedMessage {
    /// What opening costs whoever tries a passphrase.
    ///
    /// @param passes         over the memory
    /// @param lanes          that could be computed at the same time
    /// @param memoryExponent memory is 2 to this power, in KiB
    record Cost(int passes, int lanes, int memoryExponent) {
        /// 64 MiB, three passes: the second choice of RFC 9106, in one lane because one thread computes it. OWASP's
        /// least is 19 MiB and two passes in one lane.
        static final Cost STANDARD = new Cost(3, 1, 16);

        /// The most that is computed for a file, whoever made it: 128 MiB, some seconds.
        static final Cost MOST = new Cost(10, 4, 17);

        boolean within(Cost most) {
            return passes <= most.passes && lanes <= most.lanes && memoryExponent <= most.memoryExponent;
        }
    }

    private static final int VERSION = 6;

    /// Chunks of 2 to this power plus 6: 64 KiB, so that what we keep is one chunk.
    private static final int CHUNK = 10;

    private SealedMessage() {}

    /// Seals bytes.
    static byte[] seal(byte[] plain, char[] passphrase, Cost cost) throws IOException {
        var random = new SecureRandom();
        var how = new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256).setUseV6AEAD();
        how.setWithAEAD(AEADAlgorithmTags.GCM, CHUNK);
        how.setSecureRandom(random);
        var argon = new S2K.Argon2Params(cost.passes(), cost.lanes(), cost.memoryExponent(), random);
        var generator = new PGPEncryptedDataGenerator(how);
        generator.setForceSessionKey(true); // else the passphrase itself would open the bytes, in one step
        generator.addMethod(new BcPBEKeyEncryptionMethodGenerator(passphrase, argon).setSecureRandom(random));
        var out = new ByteArrayOutputStream();
        try (var sealing = generator.open(out, new byte[1 << CHUNK]);
                var content = new PGPLiteralDataGenerator()
                        .open(sealing, PGPLiteralData.BINARY, "", plain.length, new Date(0))) {
            content.write(plain);
        } catch (PGPException e) {
            throw new IOException("the passwords could not be sealed", e);
        }
        return out.toByteArray();
    }

    /// Opens what was sealed. The caller wipes what comes back.
    ///
    /// @param most bytes that are in it; more is refused
    static byte[] open(byte[] message, char[] passphrase, int most) throws SealException {
        PGPEncryptedDataList sealed = sealed(message);
        PGPSessionKey key = key(sealed, passphrase);
        try (InputStream data =
                sealed.extractSessionKeyEncryptedData().getDataStream(new BcSessionKeyDataDecryptorFactory(key))) {
            if (!(new BcPGPObjectFactory(data).nextObject() instanceof PGPLiteralData content)) {
                throw new SealException(Reason.DAMAGED);
            }
            return atMost(most, content.getInputStream());
        } catch (SealException e) {
            throw e;
        } catch (IOException | PGPException | RuntimeException e) {
            throw new SealException(Reason.DAMAGED, e);
        } finally {
            Arrays.fill(key.getKey(), (byte) 0);
        }
    }

    private static byte[] atMost(int most, InputStream in) throws IOException {
        byte[] plain = in.readNBytes(most + 1);
        if (plain.length > most) {
            Arrays.fill(plain, (byte) 0);
            throw new SealException(Reason.DAMAGED);
        }
        return plain;
    }

    private static PGPSessionKey key(PGPEncryptedDataList sealed, char[] passphrase) throws SealException {
        if (!(sealed.get(0) instanceof PGPPBEEncryptedData head)) {
            throw new SealException(Reason.DAMAGED);
        }
        try {
            return head.getSessionKey(new BcPBEDataDecryptorFactory(passphrase, new BcPGPDigestCalculatorProvider()));
        } catch (PGPException | RuntimeException e) {
            throw new SealException(Reason.WRONG_PASSPHRASE, e);
        }
    }

    /// The one sealed thing in it, once it is known that trying a passphrase has a bearable price.
    private static PGPEncryptedDataList sealed(byte[] message) throws SealException {
        try {
            S2K argon = firstPacket(message).getS2K();
            if (argon.getType() != S2K.ARGON_2) {
                throw new SealException(Reason.DAMAGED);
            }
            var cost = new Cost(argon.getPasses(), argon.getParallelism(), argon.getMemorySizeExponent());
            if (!cost.within(Cost.MOST)) {
                throw new SealException(Reason.TOO_COSTLY);
            }
            var all = new PGPEncryptedDataList(message);
            if (all.size() != 1) {
                throw new SealException(Reason.DAMAGED);
            }
            return all;
        } catch (SealException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new SealException(Reason.DAMAGED, e);
        }
    }

    private static SymmetricKeyEncSessionPacket firstPacket(byte[] message) throws IOException {
        var first = new BCPGInputStream(new ByteArrayInputStream(message)).readPacket();
        if (first instanceof SymmetricKeyEncSessionPacket packet && packet.getVersion() == VERSION) {
            return packet;
        }
        throw new SealException(Reason.DAMAGED);
    }
}
