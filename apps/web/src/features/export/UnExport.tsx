import { type ExportT, lireEmpreintes, lirePartie } from '@orapont/contract/export';
import { Download, FileCheck2 } from 'lucide-react';
import { adresse } from '../../kernel/call.ts';
import { quand } from '../../kernel/dates.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import styles from './Export.module.css';
import { enTaille, TEXTES as T } from './textes.ts';

interface Props {
  readonly organisationId: string;
  readonly demande: ExportT;
  readonly onEffacer: () => void;
}

/** One export: how far it has come, its parts once they are there, and what became of it. */
export function UnExport({ organisationId, demande, onEffacer }: Props) {
  const { id: exportId, etat, demandeLe, demandePar, dossiers, dossiersFaits, parties } = demande;
  const absents = parties.reduce((somme, partie) => somme + partie.absents, 0);
  return (
    <Card
      title={T.prepareLe(quand(demandeLe), demandePar)}
      {...(etat === 'EFFACE'
        ? {}
        : {
            footer: (
              <>
                {etat === 'PRET' && (
                  <LinkButton
                    href={adresse(lireEmpreintes, { id: organisationId, exportId })}
                    variant="secondary"
                    download="SHA256SUMS"
                    icon={<FileCheck2 aria-hidden="true" />}
                  >
                    {T.empreintes}
                  </LinkButton>
                )}
                <Button variant="quiet" onPress={onEffacer}>
                  {T.effacer}
                </Button>
              </>
            ),
          })}
    >
      {etat === 'EFFACE' && <p className={styles['discret']}>{T.efface}</p>}
      {etat === 'EN_PREPARATION' && (
        <ProgressBar
          label={T.enPreparation}
          value={dossiers === 0 ? 100 : Math.min(100, (dossiersFaits / dossiers) * 100)}
          valueText={T.avancement(dossiersFaits, dossiers)}
        />
      )}
      {etat === 'PRET' && (
        <>
          <ul className={styles['parties']}>
            {parties.map((partie) => (
              <li key={partie.numero} className={styles['partie']}>
                <span className={styles['dite']}>
                  <strong>{T.partie(partie.numero)}</strong>
                  <span>{T.detail(partie.fichiers, partie.dossiers, enTaille(partie.octets))}</span>
                  <span className={styles['empreinte']}>
                    {T.empreinte} <code>{partie.sha256}</code>
                  </span>
                </span>
                <LinkButton
                  href={adresse(lirePartie, { id: organisationId, exportId, numero: String(partie.numero) })}
                  download=""
                  icon={<Download aria-hidden="true" />}
                  aria-label={`${T.telecharger} ${T.partie(partie.numero).toLowerCase()}`}
                >
                  {T.telecharger}
                </LinkButton>
              </li>
            ))}
          </ul>
          {absents > 0 && <p>{T.absents(absents)}</p>}
          <p className={styles['discret']}>{T.jusquAu(quand(demande.expireLe))}</p>
        </>
      )}
    </Card>
  );
}
