import type { EtatSurface } from '@orapont/domain/bouche/couvrir';
import { type CodeFdi, nomDent } from '@orapont/domain/bouche/dents';
import { cleSurface } from '@orapont/domain/bouche/surface';
import { ArrowLeft } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { aspectDe, DentGlyphe, Pastille } from './Glyphes.tsx';
import type { CibleCarte, DirePresence, Surbrillance } from './modele.ts';
import { type DentCouverte, dentAbsente, type Secteur } from './secteurs.ts';
import { motEtat, NOM_SECTEUR, nomDeLaDent, nomSurfaceCourt, T } from './textes.ts';
import { useGrille } from './useGrille.ts';
import styles from './ZoomSecteur.module.css';

interface Props {
  readonly secteur: Secteur;
  readonly prefixe: string;
  readonly surbrillance: Surbrillance;
  readonly onToucher: ((cible: CibleCarte) => void) | undefined;
  readonly onPresence: DirePresence | undefined;
  readonly onFermer: () => void;
}

/** One sector at finger size: its teeth, the faces of the one that is chosen, its gum or its mucosal sites. */
export function ZoomSecteur({ secteur, prefixe, surbrillance, onToucher, onPresence, onFermer }: Props) {
  const { dents, sites, cle } = secteur;
  const [choisie, setChoisie] = useState<CodeFdi>();
  const couverte = dents.find(({ dent }) => dent === choisie);
  const titre = useRef<HTMLHeadingElement>(null);
  useEffect(() => titre.current?.focus(), []);
  const idTitre = useId();
  const commun = { prefixe, surbrillance, onToucher };
  return (
    <section
      className={styles.zoom}
      aria-labelledby={idTitre}
      onKeyDown={(evenement) => {
        if (evenement.key === 'Escape') onFermer();
      }}
    >
      <div className={styles.tete}>
        <Button variant="secondary" icon={<ArrowLeft aria-hidden="true" />} onPress={onFermer}>
          {T.toute}
        </Button>
        <h3 id={idTitre} ref={titre} tabIndex={-1}>
          {NOM_SECTEUR[cle]}
        </h3>
      </div>
      {dents.length > 0 && (
        <GrilleDents
          dents={dents}
          nom={T.dents(NOM_SECTEUR[cle])}
          choisie={choisie}
          prefixe={prefixe}
          surbrillance={surbrillance}
          onChoisir={setChoisie}
        />
      )}
      {couverte && <FacesDeLaDent {...commun} couverte={couverte} onPresence={onPresence} />}
      {dents.length > 0 && !couverte && <p className={styles.aide}>{T.choisirDent}</p>}
      {sites.length > 0 && <Zones {...commun} nom={T.zones} surfaces={sites} />}
    </section>
  );
}

interface PropsGrille {
  readonly dents: readonly DentCouverte[];
  readonly nom: string;
  readonly choisie: CodeFdi | undefined;
  readonly prefixe: string;
  readonly surbrillance: Surbrillance;
  readonly onChoisir: (dent: CodeFdi) => void;
}

function GrilleDents({ dents, nom, choisie, prefixe, surbrillance, onChoisir }: PropsGrille) {
  const rangee = dents.map(({ dent }) => dent);
  const { grille, onKeyDown, surCellule } = useGrille<CodeFdi>([rangee], choisie, onChoisir);
  return (
    // biome-ignore lint/a11y/useSemanticElements: teeth are not a data table
    <div ref={grille} role="grid" tabIndex={-1} aria-label={nom} onKeyDown={onKeyDown}>
      {/* biome-ignore lint/a11y/useSemanticElements: an arch is not a table row */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: its cells take the focus */}
      <div role="row" className={styles.dents}>
        {dents.map((couverte) => {
          const demandees = couverte.faces.filter((face) => surbrillance.cles.has(cleSurface(face))).length;
          return (
            // biome-ignore lint/a11y/useSemanticElements: a tooth is not a table cell
            // biome-ignore lint/a11y/useFocusableInteractive: `surCellule` gives it its place in the focus
            <div
              key={couverte.dent}
              role="gridcell"
              className={styles.dent}
              aria-selected={couverte.dent === choisie}
              aria-label={nomDeLaDent(couverte, demandees, surbrillance.mot)}
              {...surCellule(couverte.dent)}
            >
              <span className={styles.numero}>{couverte.dent}</span>
              <svg className={styles.couronne} viewBox="-2 -2 24 24" aria-hidden="true" focusable="false">
                <DentGlyphe couverte={couverte} prefixe={prefixe} demandees={surbrillance.cles} />
              </svg>
            </div>
          );
        })}
      </div>
    </div>
  );
}

type PropsZones = Pick<Props, 'prefixe' | 'surbrillance' | 'onToucher'>;

type PropsFaces = PropsZones & Pick<Props, 'onPresence'> & { readonly couverte: DentCouverte };

function FacesDeLaDent({ couverte, onToucher, onPresence, ...commun }: PropsFaces) {
  const { dent, faces } = couverte;
  const nom = `${dent}, ${nomDent(dent)}`;
  if (dentAbsente(couverte))
    return (
      <div className={styles.faces}>
        <p className={styles.aide}>{`${nom}\u00a0: ${T.absente.toLowerCase()}.`}</p>
        {onPresence && (
          <Button variant="secondary" isWide onPress={() => onPresence(dent, true)}>
            {T.dentPresente(dent)}
          </Button>
        )}
      </div>
    );
  return (
    <div className={styles.faces}>
      <Zones {...commun} nom={nom} surfaces={faces} onToucher={onToucher} />
      {onToucher && (
        <Button variant="secondary" isWide onPress={() => onToucher({ sorte: 'DENT', dent })}>
          {`${T.touteLaDent} ${dent}`}
        </Button>
      )}
      {onPresence && (
        <Button variant="secondary" isWide onPress={() => onPresence(dent, false)}>
          {T.dentAbsente(dent)}
        </Button>
      )}
    </div>
  );
}

function Zones({
  nom,
  surfaces,
  prefixe,
  surbrillance,
  onToucher,
}: PropsZones & { readonly nom: string; readonly surfaces: readonly EtatSurface[] }) {
  const id = useId();
  return (
    <div>
      <h4 id={id} className={styles.nomZones}>
        {nom}
      </h4>
      <ul className={styles.zones} aria-labelledby={id}>
        {surfaces.map((surface) => {
          const demandee = surbrillance.cles.has(cleSurface(surface));
          const contenu = (
            <>
              <Pastille aspect={aspectDe(surface)} prefixe={prefixe} />
              <span>
                <span className={styles.nomZone}>{nomSurfaceCourt(surface)}</span>{' '}
                <span className={styles.etat}>
                  {motEtat(surface)}
                  {demandee && ` (${surbrillance.mot})`}
                </span>
              </span>
            </>
          );
          return (
            <li key={cleSurface(surface)}>
              {onToucher ? (
                <button
                  type="button"
                  className={styles.zone}
                  data-demandee={demandee || undefined}
                  onClick={() => onToucher(cibleDe(surface))}
                >
                  {contenu}
                </button>
              ) : (
                <div className={styles.zone} data-demandee={demandee || undefined}>
                  {contenu}
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

const cibleDe = (surface: EtatSurface): CibleCarte =>
  surface.sorte === 'SITE'
    ? { sorte: 'SITE', site: surface.site }
    : { sorte: 'FACE', dent: surface.dent, face: surface.face };
