import { type BlocT, lirePieceRecue } from '@orapont/contract/reception';
import { Download, FileText } from 'lucide-react';
import { useState } from 'react';
import { adresse } from '../../kernel/call.ts';
import { usePdf } from '../../kernel/usePdf.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import styles from './Reception.module.css';
import type { Courrier } from './requetes.ts';
import { enJour, poids, TEXTES } from './textes.ts';

/** Structured documents, drawn by us from what they say: nothing of how their sender would have drawn them. */
export function DocumentsRecus({ courrier: { documents } }: { readonly courrier: Courrier }) {
  return documents.map(({ titre, type, etabliLe, auteur, sections }, rang) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: documents of one message never change
    <Card key={rang} title={titre || type} level={2}>
      <p className={styles.discret}>
        {[
          type !== titre && type,
          etabliLe && enJour(etabliLe.slice(0, 10)),
          auteur && TEXTES.ecritPar(auteur),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {sections.map((section, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sections of a received document never change
        <section key={place} className={styles.section}>
          {section.niveau === 1 ? <h3>{section.titre}</h3> : <h4>{section.titre}</h4>}
          {section.blocs.map((bloc, numero) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nor do their blocks
            <Bloc key={numero} bloc={bloc} />
          ))}
        </section>
      ))}
    </Card>
  ));
}

function Bloc({ bloc }: { readonly bloc: BlocT }) {
  if (bloc.genre === 'PARAGRAPHE') return <p>{bloc.texte}</p>;
  if (bloc.genre === 'LISTE')
    return (
      <ul>
        {bloc.elements.map((element) => (
          <li key={element}>{element}</li>
        ))}
      </ul>
    );
  return (
    <div className={styles.tableau}>
      <table>
        <tbody>
          {bloc.lignes.map((ligne, rang) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a received table never change
            <tr key={rang}>
              {ligne.map((cellule, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: nor do their cells
                <td key={place}>{cellule}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function Fichiers({ courrier: { id, pieces } }: { readonly courrier: Courrier }) {
  return (
    <Card title={TEXTES.fichiers} level={2}>
      {pieces.length === 0 ? (
        <p className={styles.discret}>{TEXTES.aucunFichier}</p>
      ) : (
        <ul className={styles.fichiers}>
          {pieces.map((piece) => (
            <li key={piece.rang}>
              <Fichier id={id} piece={piece} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

type Piece = Courrier['pieces'][number];

function Fichier({ id, piece }: { readonly id: string; readonly piece: Piece }) {
  const [ouvert, setOuvert] = useState(false);
  const params = { id, rang: String(piece.rang) };
  return (
    <Stack gap="small">
      <p className={styles.nomFichier}>
        {piece.nom || TEXTES.document} <span className={styles.discret}>{poids(piece.octets)}</span>
      </p>
      <Stack as="row" gap="small">
        {piece.type === 'application/pdf' && !ouvert && (
          <Button variant="secondary" icon={<FileText aria-hidden="true" />} onPress={() => setOuvert(true)}>
            {TEXTES.voir}
          </Button>
        )}
        <LinkButton
          href={adresse(lirePieceRecue, params)}
          variant="secondary"
          icon={<Download aria-hidden="true" />}
          target="_blank"
        >
          {piece.type === 'application/pdf' ? TEXTES.ouvrir : TEXTES.enregistrer}
        </LinkButton>
      </Stack>
      {ouvert && <Pdf params={params} />}
    </Stack>
  );
}

function Pdf({ params }: { readonly params: { readonly id: string; readonly rang: string } }) {
  const { url, erreur } = usePdf(lirePieceRecue, params);
  if (erreur) return <Banner kind="danger" isLive title={erreur.message} />;
  if (!url) return <Skeleton shape="picture" />;
  return <iframe className={styles.pdf} title={TEXTES.document} src={`${url}#navpanes=0&view=FitH`} />;
}
